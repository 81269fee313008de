import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The part of TypeSpec's compiler that is used here. */
interface Compiler {
  readonly NodeHost: unknown;
  compile(
    host: unknown,
    main: string,
    options: object,
  ): Promise<{ readonly diagnostics: readonly { readonly severity: string; readonly message: string }[] }>;
}

/** A specification that became an OpenAPI document or several (one a version), or why it did not. */
export interface Written {
  readonly spec: string;
  readonly files: readonly string[];
  readonly trouble?: string;
}

/** What OpenAPI cannot say, or its emitter breaks on, said in another way: the rest of the specification is worth having. */
const MENDED: Readonly<Record<string, readonly (readonly [string | RegExp, string])[]>> = {
  // OpenAPI's paths hold no query.
  'routes/main.tsp': [[/\?fixed=true\{&/g, '{?']],
  // The emitter looks for an example by the parameter's name, and finds the one that every object inherits.
  'special-words/main.tsp': [[/.*@query constructor: string.*/, '']],
  // OpenAPI's ranges are whole hundreds.
  'response/status-code-range/main.tsp': [['@minValue(494)', '@minValue(400)']],
};

/** Writes each specification as OpenAPI, by TypeSpec's own emitter. */
export async function writeContracts(installed: string, out: string): Promise<Written[]> {
  // A copy beside the packages, which its imports are looked for in.
  const specs = path.join(installed, 'specs');
  rmSync(specs, { recursive: true, force: true });
  cpSync(path.join(installed, 'node_modules/@typespec/http-specs/specs'), specs, { recursive: true });
  for (const [file, edits] of Object.entries(MENDED)) mend(path.join(specs, file), edits);
  const entry = path.join(installed, 'node_modules/@typespec/compiler/dist/src/index.js');
  const compiler = (await import(pathToFileURL(entry).href)) as Compiler;
  const mains = readdirSync(specs, { recursive: true, encoding: 'utf8' }).filter(
    (file) => path.basename(file) === 'main.tsp',
  );
  const written: Written[] = [];
  for (const main of mains.sort()) {
    const spec = path.dirname(main);
    let trouble: string | undefined;
    // The emitter stumbles over some specifications in its newest dialect only.
    for (const version of ['3.2.0', '3.1.0', '3.0.0']) {
      const folder = path.join(out, spec.replaceAll('/', '.'));
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      trouble = await emit(compiler, path.join(specs, main), { version, folder });
      const files = filesIn(folder);
      if (files.length === 0) continue;
      written.push({ spec, files, ...(trouble !== undefined && { trouble }) });
      break;
    }
    if (!written.some((one) => one.spec === spec))
      written.push({ spec, files: [], trouble: trouble ?? 'no document came out' });
  }
  return written;
}

function mend(file: string, edits: readonly (readonly [string | RegExp, string])[]): void {
  const text = readFileSync(file, 'utf8');
  const mended = edits.reduce((before, [from, to]) => before.replace(from, to), text);
  if (mended === text) throw new Error(`There is nothing to mend in ${file} any more.`);
  writeFileSync(file, mended);
}

async function emit(
  { compile, NodeHost }: Compiler,
  main: string,
  { version, folder }: { readonly version: string; readonly folder: string },
): Promise<string | undefined> {
  try {
    const { diagnostics } = await compile(NodeHost, main, {
      emit: ['@typespec/openapi3'],
      outputDir: folder,
      options: { '@typespec/openapi3': { 'emitter-output-dir': folder, 'openapi-versions': [version] } },
    });
    return diagnostics.find(({ severity }) => severity === 'error')?.message;
  } catch (error) {
    return (error as Error).message.split('\n')[0];
  }
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => path.join(folder, file))
    .sort();
}
