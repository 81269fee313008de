import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import ts from 'typescript';
import { parse } from 'yaml';
import { generate, TARGETS } from '../../src/generate/index.js';
import type { JsonObject } from '../../src/kernel/json.js';
import { type Contract, contractFromText } from '../../src/model/index.js';

/** The generated client and server of a contract, which talk over HTTP. */
export interface Served {
  readonly document: JsonObject;
  readonly contract: Contract;
  /** What the next request is answered with, and what the handler of the last one saw. */
  readonly stage: { answer: object; seen: unknown };
  /** Calls an operation; `send` stands in for the network. */
  readonly call: (operation: string, input: object, send?: typeof fetch) => Promise<ClientAnswer>;
  readonly origin: string;
  stop(): void;
}

export interface ClientAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

export async function served(text: string): Promise<Served> {
  const contract = await contractFromText(text, 'contract.yaml');
  const work = mkdtempSync(join(tmpdir(), 'tenon-round-trips-'));
  symlinkSync(new URL('../../node_modules', import.meta.url).pathname, join(work, 'node_modules'));
  writeFileSync(join(work, 'package.json'), '{ "type": "module" }');
  await write(contract, work);
  const load = async (name: string) =>
    await import(/* @vite-ignore */ pathToFileURL(join(work, name, `${name}.js`)).href);
  const [{ handler }, { createClient }] = [await load('server'), await load('client')];
  const stage: Served['stage'] = { answer: {}, seen: undefined };
  const handlers = new Proxy(
    {},
    {
      get: () => (input: unknown) => {
        stage.seen = input;
        return stage.answer;
      },
    },
  );
  const handle = handler({ handlers, security: {}, limits: { depth: 200 } });
  const listener = getRequestListener(
    async (request) => (await handle(request)) ?? new Response(null, { status: 404 }),
  );
  const server = await listening(createServer(listener));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const connected = (send?: typeof fetch) =>
    createClient({ baseUrl: origin, retry: false, ...(send && { fetch: send }) });
  const api = connected();
  return {
    document: parse(text) as JsonObject,
    contract,
    stage,
    origin,
    call: async (operation, input, send) => await (send ? connected(send) : api).trips[operation](input),
    stop: () => {
      server.closeAllConnections();
      server.close();
      rmSync(work, { recursive: true, force: true });
    },
  };
}

/** Each in a folder of its own: they share nothing. */
async function write(contract: Contract, work: string): Promise<void> {
  for (const target of TARGETS.filter(({ id }) => id === 'client' || id === 'server')) {
    const options = target.id === 'server' ? { framework: 'fetch' } : {};
    for (const { path, content } of await generate(contract, [{ target, options }])) {
      const file = join(work, target.id, path.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(file), { recursive: true });
      const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
      writeFileSync(file, ts.transpileModule(content, { compilerOptions }).outputText);
    }
  }
}

async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
