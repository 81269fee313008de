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
      responses: { '204': { description: Ok. } }
  /ticks:
    get:
      operationId: ticks
      responses: { '200': { description: Ok., content: { text/event-stream: {} } } }
components:
  securitySchemes:
    oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://orders.example/token, scopes: { orders.read: Reads. } } } }
    session: { type: apiKey, in: cookie, name: session }
    key: { type: apiKey, in: query, name: key }
    user: { type: http, scheme: basic }
`;

const work = mkdtempSync(join(tmpdir(), 'tenon-size-'));

beforeAll(async () => {
  const contract = await contractFromText(CONTRACT, 'contract.yaml');
  const target = TARGETS.find(({ id }) => id === 'client');
  if (!target) throw new Error('There is no client.');
  for (const { path, content } of await generate(contract, [{ target }])) {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), content);
  }
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** What a bundler makes of a program, and how many bytes of that travel. */
async function bundle(program: string): Promise<{ readonly text: string; readonly size: number }> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: work, loader: 'ts' },
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

  it('of a call with a body knows its own media types alone', async () => {
    const { text } = await bundle(importing('createOrder'));
    expect(UNUSED.filter((word) => text.includes(word))).toEqual([]);
    const { text: uploading } = await bundle(importing('upload'));
    expect(
      ['multipart/form-data', 'btoa', 'cookie', '%5B'].filter((word) => !uploading.includes(word)),
    ).toEqual([]);
  });
});
