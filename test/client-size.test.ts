import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate, TARGETS } from '../src/generate/index.js';
import { contractFromText } from '../src/model/index.js';

/** One operation with all that a contract may ask for, and others with what it must not drag along. */
const CONTRACT = `
openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
servers: [{ url: https://orders.example/v1 }]
security: [{ oauth: [orders.read] }]
paths:
  /orders:
    get:
      operationId: listOrders
      x-policy:
        timeout: 10s
        retry: { attempts: 4, initial: 100ms, factor: 2, max: 5s, jitter: full }
        circuitBreaker: { failures: 5, window: 10s, open: 30s, successes: 3 }
        rateLimit: { requests: 600, per: 1m }
      parameters:
        - { name: status, in: query, schema: { type: string } }
        - { name: cursor, in: query, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer } }
      responses:
        '200':
          description: Ok.
          content:
            application/json:
              schema:
                properties:
                  data: { type: array, items: { type: object, properties: { id: { type: string } } } }
                  page: { type: object, properties: { nextCursor: { type: string } } }
        '404': { description: None., content: { application/problem+json: { schema: { type: object } } } }
    post:
      operationId: createOrder
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '201': { description: Ok. } }
  /health:
    get:
      operationId: health
      security: []
      responses: { '200': { description: Ok., content: { application/json: { schema: { type: object } } } } }
  /files/{name}:
    put:
      operationId: upload
      security: [{ session: [] }, { user: [] }, { key: [] }]
      parameters:
        - { name: name, in: path, required: true, style: matrix, schema: { type: string } }
        - { name: filter, in: query, style: deepObject, schema: { type: object } }
        - { name: debug, in: cookie, schema: { type: string } }
      requestBody: { content: { multipart/form-data: { schema: { type: object } }, application/x-www-form-urlencoded: {} } }
      responses:
        '204': { description: Ok. }
        '200': { description: Ok., content: { application/json: { schema: { $ref: '#/components/schemas/Unrelated' } } } }
  /purchases:
    post:
      operationId: placeOrder
      parameters: [{ name: dry, in: query, schema: { type: boolean } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses:
        '201': { description: Ok., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
  /ticks:
    get:
      operationId: ticks
      responses: { '200': { description: Ok., content: { text/event-stream: {} } } }
components:
  schemas:
    Order:
      type: object
      required: [id, lines, total]
      properties:
        id: { type: string, pattern: '^o-[0-9]+$' }
        status: { enum: [open, paid, sent] }
        total: { $ref: '#/components/schemas/Money' }
        placedAt: { type: string, format: date-time }
        note: { type: [string, 'null'], maxLength: 200 }
        lines: { type: array, minItems: 1, items: { $ref: '#/components/schemas/Line' } }
    Line:
      type: object
      required: [sku, quantity]
      properties:
        sku: { type: string, minLength: 1 }
        quantity: { type: integer, minimum: 1, maximum: 99 }
        price: { $ref: '#/components/schemas/Money' }
        parent: { $ref: '#/components/schemas/Order' }
    Money:
      type: object
      required: [amount, currency]
      properties: { amount: { type: number, minimum: 0 }, currency: { enum: [EUR, USD] } }
    Unrelated:
      type: object
      properties: { unrelated: { oneOf: [{ type: string }, { multipleOf: 2 }] } }
  securitySchemes:
    oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://orders.example/token, scopes: { orders.read: Reads. } } } }
    session: { type: apiKey, in: cookie, name: session }
    key: { type: apiKey, in: query, name: key }
    user: { type: http, scheme: basic }
`;

const work = mkdtempSync(join(tmpdir(), 'tenon-size-'));
const checking = mkdtempSync(join(tmpdir(), 'tenon-size-checks-'));

beforeAll(async () => {
  const contract = await contractFromText(CONTRACT, 'contract.yaml');
  const target = TARGETS.find(({ id }) => id === 'client');
  if (!target) throw new Error('There is no client.');
  for (const [folder, validate] of [
    [work, 'none'],
    [checking, 'both'],
  ] as const)
    for (const { path, content } of await generate(contract, [{ target, options: { validate } }])) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
});
afterAll(() => {
  for (const folder of [work, checking]) rmSync(folder, { recursive: true, force: true });
});

/** What a bundler makes of a program, and how many bytes of that travel. */
async function bundle(
  program: string,
  folder: string = work,
): Promise<{ readonly text: string; readonly size: number }> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: folder, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  const text = outputFiles[0]?.text ?? '';
  return { text, size: gzipSync(text, { level: 9 }).length };
}

const importing = (name: string): string => `
  import { connect } from './client.js';
  import { ${name} } from './operations/general.js';
  export const client = connect();
  export const answer = ${name}(client, {});
`;

const UNUSED = [
  'multipart',
  'text/event-stream',
  'matrix',
  'FormData',
  'cookie',
  'btoa',
  '%5B',
  'traceparent',
];

describe('a bundle', () => {
  it('of a plain call is small', async () => {
    const { text, size } = await bundle(importing('health'));
    expect(size).toBeLessThanOrEqual(2_600);
    const unused = [...UNUSED, 'authorization', 'randomUUID', 'circuit', 'next page', 'encodeURIComponent'];
    expect(unused.filter((word) => text.includes(word))).toEqual([]);
  });

  it('of a call with pages, retry, breaker, rate limit and credentials takes no more than 4 KB', async () => {
    const { text, size } = await bundle(importing('listOrders'));
    expect(size).toBeLessThanOrEqual(4_096);
    expect([...UNUSED, 'randomUUID'].filter((word) => text.includes(word))).toEqual([]);
    for (const word of ['circuit', 'retry-after', 'Bearer', 'nextCursor']) expect(text).toContain(word);
  });

  it('takes less than 1 KB for the checks of an operation', async () => {
    const sizes = await Promise.all([
      bundle(importing('placeOrder')),
      bundle(importing('placeOrder'), checking),
    ]);
    const [without, checked] = sizes;
    expect((checked?.size ?? 0) - (without?.size ?? 0)).toBeLessThanOrEqual(1_024);
    for (const word of ['is missing', 'must match']) expect(checked?.text).toContain(word);
    for (const word of ['is missing', 'Unrelated']) expect(without?.text).not.toContain(word);
    for (const word of ['unrelated', 'multiple of', 'fits none']) expect(checked?.text).not.toContain(word);
    const { text } = await bundle(importing('upload'), checking);
    expect(text).not.toContain('must match');
  });

  it('of a call with a body knows its own media types alone', async () => {
    const { text } = await bundle(importing('createOrder'));
    expect(UNUSED.filter((word) => text.includes(word))).toEqual([]);
    const { text: uploading } = await bundle(importing('upload'));
    expect(
      ['multipart/form-data', 'btoa', 'cookie', '%5B'].filter((word) => !uploading.includes(word)),
    ).toEqual([]);
  });
});
