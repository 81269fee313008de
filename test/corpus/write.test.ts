import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import { diff } from '../../src/diff/index.js';
import { loadTree } from '../../src/load/index.js';
import { contractFromText, readContract, writeAsyncApi, writeOpenApi } from '../../src/model/index.js';
import { type Entry, READABLE, rootOf } from './corpus.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-written-'));
afterAll(() => rmSync(scratch, { recursive: true }));

// The official schemas, as Spectral's rulesets bring them along.
const load = createRequire(createRequire(import.meta.url).resolve('@stoplight/spectral-rulesets'));
const options = { strict: false, validateFormats: false } as const;
const openApi = new Ajv2020(options);
for (const part of ['json-schema/draft-2020-12/validation', 'json-schema/draft-2020-12/index'])
  openApi.addSchema(load(`./oas/schemas/${part}.json`));
for (const part of ['meta.schema', 'dialect.schema'])
  openApi.addSchema(load(`./oas/schemas/oas/v3.1/${part}.json`));
const VALIDATE = {
  openapi: openApi.compile(load('./oas/schemas/oas/v3.1/index.json')),
  asyncapi: new Ajv(options).compile(load('@asyncapi/specs/schemas/3.0.0-without-$id.json')),
};

/** Faults of the authors that stay, for they have no other place in the new version: bindings, and schemes that nobody declares. */
const FAULTY: Readonly<Record<string, RegExp>> = {
  'asyncapi-examples/v2.0.0/correlation-id.yml': /^\/servers\/production\/security/,
  'asyncapi-examples/v2.0.0/gitter-streaming.yml': /^\/components\/messages\/\w+\/bindings\/http/,
  'asyncapi-examples/v2.0.0/rpc-client.yml': /^\/channels\/rpc_queue\/messages\/\w+\/bindings\/amqp/,
  'asyncapi-examples/v2.0.0/rpc-server.yml': /^\/channels\/rpc_queue\/messages\/\w+\/bindings\/amqp/,
  'asyncapi-examples/v2.0.0/streetlights.yml': /^\/operations\/\w+\/bindings\/kafka/,
  'asyncapi-examples/v2.6.0/gitter-streaming.yml': /^\/components\/messages\/\w+\/bindings\/http/,
  'asyncapi-examples/v2.6.0/operation-security.yml': /^\/operations\/\w+\/bindings\/http/,
  'asyncapi-examples/v2.6.0/rpc-client.yml': /^\/channels\/rpc_queue\/messages\/\w+\/bindings\/amqp/,
  'asyncapi-examples/v2.6.0/rpc-server.yml': /^\/channels\/rpc_queue\/messages\/\w+\/bindings\/amqp/,
  'asyncapi-examples/v3.0.0/adeo-kafka-request-reply-asyncapi.yml':
    /^\/components\/messages\/\w+\/bindings\/kafka/,
};

/** What a loss is seen as by whoever compares what was written with what it was written from. */
const SEEN_AS: Readonly<Record<string, string>> = {
  'upgrade/parameter-schema': 'channel-parameter-changed',
};

async function written(entry: Entry) {
  const { cwd, input } = rootOf(entry, scratch);
  const contract = readContract(await loadTree(input, { cwd, root: cwd }));
  return { contract, ...(contract.kind === 'openapi' ? writeOpenApi : writeAsyncApi)(contract) };
}

describe.each(READABLE)('$file ($kind), written anew', (entry) => {
  test('says the same, but for what is told as a loss', async () => {
    const { contract, document, losses } = await written(entry);
    const again = await contractFromText(JSON.stringify(document), 'written.json');
    const known = new Set(contract.mistakes.map(({ message }) => message));
    expect(again.mistakes.filter(({ message }) => !known.has(message))).toEqual([]);
    const there = (await diff(contract, again)).changes;
    const back = (await diff(again, contract)).changes;
    const told = new Set(losses.map(({ id }) => SEEN_AS[id]));
    expect([...there, ...back].filter(({ id }) => !told.has(id)).map(({ message }) => message)).toEqual([]);
    const { document: twice } = (again.kind === 'openapi' ? writeOpenApi : writeAsyncApi)(again);
    expect(JSON.stringify(twice)).toBe(JSON.stringify(document));
  });

  test('is valid', async () => {
    const { contract, document } = await written(entry);
    const validate = VALIDATE[contract.kind as keyof typeof VALIDATE];
    const isValid = validate(JSON.parse(JSON.stringify(document)));
    const fault = FAULTY[entry.file];
    const places = (validate.errors ?? []).map(({ instancePath }) => instancePath);
    // Where one fault is, everything around it is reported as well.
    if (fault) expect(places.filter((place) => fault.test(place))).not.toEqual([]);
    else expect(isValid ? [] : validate.errors).toEqual([]);
  });
});
