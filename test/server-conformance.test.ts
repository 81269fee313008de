import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { fastify } from 'fastify';
import { Hono } from 'hono';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generate, TARGETS } from '../src/generate/index.js';
import { contractFromText } from '../src/model/index.js';
import { SERVER_CASES, type ServerCase } from './support/server-cases.js';
import { STRICTEST } from './support/strictest.js';

const FIXTURE = new URL('../fixtures/targets/server/parcels', import.meta.url).pathname;
const FRAMEWORKS = ['fastify', 'express', 'hono', 'fetch'] as const;
type Framework = (typeof FRAMEWORKS)[number];

const work = mkdtempSync(join(tmpdir(), 'tenon-servers-'));
const servers = new Map<Framework, Server>();
const errors = new Map<Framework, unknown[]>();
const CASES = Object.entries(SERVER_CASES).flatMap(([kind, cases]) =>
  cases.map((one) => ({ ...one, name: `${kind}: ${one.name}` })),
);

beforeAll(async () => {
  symlinkSync(new URL('../node_modules', import.meta.url).pathname, join(work, 'node_modules'));
  writeFileSync(join(work, 'package.json'), '{ "type": "module" }');
  for (const framework of FRAMEWORKS) await write(framework);
  for (const framework of FRAMEWORKS) servers.set(framework, await start(framework));
}, 60_000);
afterAll(() => {
  for (const server of servers.values()) server.close();
  rmSync(work, { recursive: true, force: true });
});

it('has at least fifty cases', () => expect(CASES.length).toBeGreaterThanOrEqual(50));

it('compiles for every framework, and what does not fit the contract does not', { timeout: 60_000 }, () => {
  const program = ts.createProgram(
    FRAMEWORKS.map((framework) => join(work, framework, 'use.ts')),
    STRICTEST,
  );
  expect(
    ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
  ).toEqual([]);
});

it.each(CASES)('$name', async (one) => {
  const answers = new Map<Framework, object>();
  for (const framework of FRAMEWORKS) {
    const received = await send(framework, one);
    expect({ framework, ...received }).toMatchObject({ status: one.status });
    const { fields, text } = received;
    for (const [name, wanted] of Object.entries(one.fields ?? {})) {
      if (wanted instanceof RegExp) expect(fields[name], `${framework} ${name}`).toMatch(wanted);
      else expect(fields[name] ?? null, `${framework} ${name}`).toBe(wanted);
    }
    if (typeof one.answer === 'string') expect(text, framework).toBe(one.answer);
    else if (one.answer instanceof RegExp) expect(text, framework).toMatch(one.answer);
    else if (one.answer) expect(JSON.parse(text), framework).toMatchObject(one.answer);
    if (!one.differs) answers.set(framework, comparable(fields, text));
  }
  for (const [framework, answer] of answers) expect(answer, framework).toEqual(answers.get('fastify'));
});

it('tells onError what handlers threw, and nothing else', () => {
  for (const framework of FRAMEWORKS) {
    const told = (errors.get(framework) ?? []).map(String).sort();
    expect(told).toEqual([
      'Error: secret detail',
      'Error: secret detail',
      expect.stringMatching(
        /makeTrouble answered 200, and its body is not the contract's: \/ok must be a boolean/,
      ),
      expect.stringMatching(/makeTrouble answered 299, which the contract does not declare/),
    ]);
  }
});

async function write(framework: Framework): Promise<void> {
  const contract = await contractFromText(
    readFileSync(join(FIXTURE, 'contract.yaml'), 'utf8'),
    'contract.yaml',
  );
  const target = TARGETS.filter(({ id }) => id === 'server');
  for (const { path, content } of await generate(
    contract,
    target.map((one) => ({ target: one, options: { framework } })),
  )) {
    const file = join(work, framework, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    emit(file, content);
  }
  cpSync(join(FIXTURE, 'use.ts'), join(work, framework, 'use.ts'));
  emit(join(work, framework, 'use.ts'), readFileSync(join(FIXTURE, 'use.ts'), 'utf8'));
}

function emit(file: string, text: string): void {
  const compilerOptions = { ...STRICTEST, module: ts.ModuleKind.ESNext };
  writeFileSync(file.replace(/\.ts$/, '.js'), ts.transpileModule(text, { compilerOptions }).outputText);
}

/** A host with two routes of its own. */
async function start(framework: Framework): Promise<Server> {
  const load = async (name: string) =>
    await import(/* @vite-ignore */ pathToFileURL(join(work, framework, name)).href);
  const [generated, { optionsOf }] = [await load('server.js'), await load('use.js')];
  const told: unknown[] = [];
  errors.set(framework, told);
  const server = await host(framework, generated, optionsOf(told));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

// biome-ignore lint/suspicious/noExplicitAny: modules that were made just now
async function host(framework: Framework, generated: any, options: unknown): Promise<Server> {
  switch (framework) {
    case 'fastify': {
      const app = fastify();
      for (const url of ['/own', '/parcels/own/route']) app.get(url, () => ({ own: true }));
      app.register(generated.plugin(options));
      await app.ready();
      return app.server;
    }
    case 'express': {
      const app = express().disable('x-powered-by');
      app.use(generated.router(options));
      for (const url of ['/own', '/parcels/own/route'])
        app.get(url, (_, response) => void response.json({ own: true }));
      return createHttpServer(app);
    }
    case 'hono': {
      const app = new Hono();
      app.use(generated.middleware(options));
      for (const url of ['/own', '/parcels/own/route'])
        app.get(url, (context) => context.json({ own: true }));
      return createHttpServer(getRequestListener(app.fetch));
    }
    case 'fetch': {
      const handle = generated.handler(options);
      const own = (url: string) =>
        /\/own(\/route)?$/.test(url) ? Response.json({ own: true }) : new Response(null, { status: 404 });
      return createHttpServer(
        getRequestListener(async (incoming) => (await handle(incoming)) ?? own(incoming.url)),
      );
    }
  }
}

interface Received {
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly text: string;
}

/** As it stands: `fetch` would tidy up paths and headers. */
async function send(framework: Framework, one: ServerCase): Promise<Received> {
  let received = await sendOnce(framework, one);
  for (let time = 1; time < (one.times ?? 1); time++) received = await sendOnce(framework, one);
  return received;
}

function sendOnce(
  framework: Framework,
  { method = 'GET', path, headers, body }: ServerCase,
): Promise<Received> {
  const { port } = (servers.get(framework) as Server).address() as AddressInfo;
  const length =
    body === undefined || headers?.['transfer-encoding']
      ? {}
      : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      method,
      path,
      headers: { ...headers, ...length },
      agent: false,
    };
    const sent = request(options, (answer) => read(answer).then(resolve, reject));
    sent.on('error', reject);
    sent.end(body);
  });
}

async function read(answer: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  const fields = Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
  return {
    status: answer.statusCode ?? 0,
    fields: Object.fromEntries(fields),
    text: Buffer.concat(chunks).toString('utf8'),
  };
}

/** Without what differs from one request, or from one host's way of sending, to the next. */
function comparable(fields: Readonly<Record<string, string>>, text: string): object {
  const transport = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'];
  const kept = Object.entries(fields).filter(([name]) => !transport.includes(name));
  const anonymous = (value: string): string => value.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '*');
  return {
    fields: Object.fromEntries(kept.map(([name, value]) => [name, anonymous(value)])),
    text: anonymous(text),
  };
}
