import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A body as the scenarios give it: text, bytes, or what makes the text when the server's address is known. */
export interface Body {
  readonly kind?: 'multipart';
  readonly contentType: string;
  readonly rawContent?: string | Uint8Array | { serialize(config: { baseUrl: string }): string };
  readonly parts?: Readonly<Record<string, unknown>>;
  readonly files?: readonly {
    fieldname: string;
    originalname: string;
    buffer: Uint8Array;
    mimetype: string;
  }[];
}

/** One request of a scenario, and the answer that the server gives when it finds the request right. */
export interface Exchange {
  readonly uri: string;
  readonly method: string;
  readonly request?: {
    readonly body?: Body;
    readonly query?: Readonly<Record<string, unknown>>;
    readonly headers?: Readonly<Record<string, unknown>>;
    readonly pathParams?: Readonly<Record<string, unknown>>;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, unknown>>;
    readonly body?: Body;
  };
}

export interface Scenario {
  readonly name: string;
  /** Folder of the specification, below `specs`. */
  readonly spec: string;
  exchanges: readonly Exchange[];
}

/** Every scenario of the installed specifications, by name. */
export async function scenariosOf(specs: string): Promise<Scenario[]> {
  const built = path.join(specs, '../dist/specs');
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('mockapi.js'),
  );
  const found: Scenario[] = [];
  for (const file of files.sort()) {
    const module = (await import(pathToFileURL(path.join(built, file)).href)) as {
      Scenarios: Readonly<Record<string, { apis: readonly Exchange[] }>>;
    };
    for (const [name, { apis }] of Object.entries(module.Scenarios))
      found.push({ name, spec: path.dirname(file), exchanges: apis.map(unescaped) });
  }
  // Of these, only the server's own code says what it waits for.
  const { pngFile } = (await import(pathToFileURL(path.join(built, 'helper.js')).href)) as {
    pngFile: Uint8Array;
  };
  const file = { originalname: 'image.png', buffer: pngFile, mimetype: 'image/png' };
  const one = [{ ...file, fieldname: 'file' }];
  const UNSAID: Readonly<Record<string, Body['files']>> = {
    Payload_MultiPart_FormData_File_uploadFileArray: [0, 1].map(() => ({ ...file, fieldname: 'files' })),
    Payload_MultiPart_FormData_File_uploadFileRequiredFilename: one,
    Payload_MultiPart_FormData_File_uploadFileSpecificContentType: one,
  };
  for (const scenario of found) {
    const files = UNSAID[scenario.name];
    const body: Body = { kind: 'multipart', contentType: 'multipart/form-data', ...(files && { files }) };
    if (files)
      scenario.exchanges = scenario.exchanges.map((exchange) => ({ ...exchange, request: { body } }));
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The addresses are templates of the server's router, where a backslash keeps a colon from being one. */
function unescaped(exchange: Exchange): Exchange {
  return { ...exchange, uri: exchange.uri.replace(/\\(.)/g, '$1') };
}
