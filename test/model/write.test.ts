import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/kernel/json.js';
import { contractFromText, writeOpenApi } from '../../src/model/index.js';
import { openapi } from '../support/contracts.js';

const ROOT = path.join(import.meta.dirname, '../..');

describe('the canonical document', () => {
  const contracts = ['examples/orders-service/contracts/orders', 'fixtures/verify'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => path.join(folder, file)),
  );
  const rewritten = async (document: JsonObject) =>
    writeOpenApi(await contractFromText(JSON.stringify(document), 'written.json')).document;

  test.each(contracts)('of %s says the same when it is read and written again', async (file) => {
    const contract = await contractFromText(
      readFileSync(path.join(ROOT, file), 'utf8'),
      path.join(ROOT, file),
    );
    if (contract.kind !== 'openapi') return;
    const { document, places } = writeOpenApi(contract);
    expect(await rewritten(document)).toEqual(document);
    const again = await contractFromText(JSON.stringify(document), 'written.json');
    expect(again.mistakes).toEqual([]);
    expect(again.operations.map(({ key, id }) => [key, id])).toEqual(
      contract.operations.map(({ key, id }) => [key, id]),
    );
    for (const [pointer] of places) expect(valueAt(document, pointer)).toBeDefined();
  });

  test('keeps servers with their variables, security, callbacks and styles', async () => {
    const event = { responses: { 204: { description: 'Received.' } }, security: [{ bearer: [] }] };
    const document = {
      servers: [
        { url: 'https://{stage}.example.com', variables: { stage: { enum: ['eu', 'us'], default: 'eu' } } },
      ],
      security: [{ bearer: [] }],
      paths: {
        '/orders': {
          get: {
            parameters: [
              {
                name: 'q',
                in: 'query',
                explode: false,
                allowReserved: true,
                schema: { type: 'string' },
              },
            ],
            responses: { 204: { description: 'Done.' } },
            security: [],
            servers: [{ url: '/own' }],
            callbacks: { onPaid: { '{$request.body#/url}': { post: event } } },
          },
        },
      },
      webhooks: { paid: { post: event } },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    } satisfies JsonObject;
    const written = writeOpenApi(await openapi('3.1', document)).document;
    expect(written).toEqual({ openapi: '3.1.0', info: { title: 'Orders', version: '1.0.0' }, ...document });
  });
});

describe('hostile names', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a/b~c', 'a%20b', '', '日本'];
  const text = (of: (name: string) => string) =>
    names.map((name) => `${JSON.stringify(name)}: ${of(name)}`).join(', ');

  test('keep their meaning, and change no prototype', async () => {
    const document = `{
      "openapi": "3.1.0", "info": { "title": "Orders", "version": "1", "x-__proto__": 1 },
      "paths": { "/orders": { "get": { "responses": { "200": {
        "description": "x", "headers": { ${text(() => '{ "schema": {} }')} },
        "content": { "application/json": { "schema": { "properties": { ${text((name) => `{ "$ref": ${JSON.stringify(`#/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '%25')}`)} }`)} } } } }
      } } } } },
      "webhooks": { ${text(() => '{ "post": { "responses": {} } }')} },
      "components": { "schemas": { ${text(() => '{ "type": "string", "x-owned": true }')} }, "securitySchemes": { ${text(() => '{ "type": "http", "scheme": "bearer" }')} } }
    }`;
    const contract = await contractFromText(document, 'hostile.json');
    expect(contract.mistakes).toEqual([]);
    expect([...contract.namedSchemas.keys()]).toEqual(names);
    expect(contract.exchanges.map(({ name }) => name)).toEqual(names);
    expect(contract.securitySchemes.map(({ name }) => name)).toEqual(names);
    const [response] = contract.operations[0]?.responses ?? [];
    expect(response?.headers.map(({ name }) => name)).toEqual(names);
    expect(
      [...(response?.payload?.content[0]?.schema?.properties ?? [])].map(([name, { ref }]) => [
        name,
        ref?.name,
      ]),
    ).toEqual(names.map((name) => [name, name]));
    const { document: written, losses } = writeOpenApi(contract);
    const legal = [...names.slice(0, 4), 'a_b_c', 'a_20b', 'component', '_'];
    const { schemas, securitySchemes } = written.components as Record<string, JsonObject>;
    expect(Object.keys(schemas as JsonObject)).toEqual(legal);
    expect(Object.keys(securitySchemes as JsonObject)).toEqual(legal);
    expect(losses.map(({ id }) => id)).toEqual(Array(8).fill('upgrade/component-name'));
    expect(writeOpenApi(await contractFromText(JSON.stringify(written), 'written.json')).document).toEqual(
      written,
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('x-owned');
    expect(({} as Record<string, unknown>)['x-owned']).toBeUndefined();
  });

  test('of bindings do not become a prototype', async () => {
    const text =
      '{"asyncapi":"3.0.0","info":{"title":"a","version":"1"},"channels":{"c":{"messages":{"M":{"bindings":{"__proto__":{"kafka":{}}}}}}}}';
    const { exchanges } = await contractFromText(text, 'hostile.json');
    expect(Object.getPrototypeOf(exchanges[0]?.bindings)).toBe(Object.prototype);
    expect(exchanges[0]?.bindings.kafka).toBeUndefined();
  });
});

function valueAt(document: Json, pointer: string): Json | undefined {
  return pointer
    .split('/')
    .slice(1)
    .reduce<Json | undefined>(
      (value, token) =>
        (value as JsonObject | undefined)?.[token.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    );
}
