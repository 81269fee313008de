import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { GAPS, gapsOf, generate, TARGETS } from '../src/generate/index.js';
import { treeFromText } from '../src/load/index.js';
import { contractFromText } from '../src/model/index.js';
import { run } from './support/io.js';
import { writeProject } from './support/project.js';

/** What every target but `webhooks` leaves out of a contract: `id line`, and what is said. */
async function gapsIn(text: string, ids: readonly string[] = ['client', 'server']): Promise<string[]> {
  const contract = await contractFromText(text, 'orders.yaml');
  const requests = TARGETS.filter(({ id }) => ids.includes(id)).map((target) => ({ target }));
  return gapsOf(contract, requests).map(({ id, at, message }) => `${at.line} ${id}: ${message}`);
}

const TORTURE = `openapi: 3.2.0
info: { title: Orders, version: 1.0.0 }
servers:
  - url: https://{region}.example.com
    variables: { region: { enum: [eu, us] } }
paths:
  /orders:
    servers: [{ url: /orders }]
    get:
      parameters:
        - { name: Authorization, in: header, schema: { type: string } }
        - { name: session, in: cookie, schema: { type: string } }
        - { name: filter, in: query, style: deepObject, schema: { type: object, properties: { price: { type: object } } } }
        - { name: box, in: query, content: { application/xml: { schema: { type: object } } } }
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses:
        '20x': { description: Typo }
        '200': { description: OK, content: { application/xml: { schema: { type: object } } } }
    trace:
      responses: { '200': { description: OK } }
    post:
      requestBody:
        content:
          multipart/mixed: { prefixEncoding: [{ contentType: text/plain }] }
          application/x-protobuf: { schema: { type: object } }
      responses: { '204': { description: Done } }
components:
  securitySchemes: { odd: { type: magic } }
webhooks:
  paid:
    post:
      parameters: [{ name: X-Trace, in: header, schema: { type: string } }]
      requestBody: { content: { application/xml: { schema: { type: object } } } }
      responses: { '204': { description: Done } }
`;

describe('what is left out', () => {
  it('is told by place', async () => {
    expect(await gapsIn(TORTURE)).toMatchInlineSnapshot(`
      [
        "1 generate/pushed-apart: The contract also pushes 1 webhook or callback, which only the target \`webhooks\` has types for.",
        "4 generate/server-incomplete: The server \`https://{region}.example.com\` has no value for \`region\`.",
        "8 generate/server-relative: The server \`/orders\` is that of 3 operations alone, and has no host.",
        "11 generate/header-reserved: The header parameter \`Authorization\` of GET /orders is none, and no member of the input.",
        "12 generate/cookie-parameter: The parameter \`session\` of GET /orders is a cookie, which browsers let no program send.",
        "13 generate/style-undefined: The query parameter \`filter\` of GET /orders holds a list or an object in \`price\`, and the specification does not say how \`deepObject\` writes it.",
        "14 generate/parameter-media-type: The parameter \`box\` of GET /orders is written as \`application/xml\`, which is not understood.",
        "15 generate/body-without-meaning: GET /orders declares a body, and GET has none that means anything.",
        "17 generate/status-unknown: \`20x\` of GET /orders is no status: what it declares is left out.",
        "18 generate/body-opaque: The answer 200 of GET /orders is \`application/xml\`, which is handed over as text.",
        "19 generate/method-forbidden: TRACE /orders cannot be sent: no \`fetch\` sends TRACE.",
        "24 generate/encoding-by-place: The body of POST /orders says how its parts are written by their places.",
        "25 generate/body-opaque: The body of POST /orders is \`application/x-protobuf\`, which is handed over as bytes.",
        "28 generate/security-unknown: The security scheme \`odd\` is of type \`magic\`, which is not understood.",
      ]
    `);
  });

  it('is told of webhooks by their own target, which then leaves none to it', async () => {
    expect(await gapsIn(TORTURE, ['client', 'webhooks'])).not.toContainEqual(
      expect.stringContaining('pushed-apart'),
    );
    expect(await gapsIn(TORTURE, ['webhooks'])).toMatchInlineSnapshot(`
      [
        "31 generate/push-headers: The webhook \`paid\` has parameters (\`X-Trace\`), which are no part of its type.",
        "33 generate/push-not-json: The webhook \`paid\` carries \`application/xml\`, and only JSON is received and sent.",
      ]
    `);
  });

  it('is told of headers that only a part of a form has', async () => {
    const form = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { file: { type: string } } }
            encoding: { file: { headers: { Content-Type: {}, X-Sum: { schema: { type: string } } } } }
          application/x-www-form-urlencoded: { encoding: { file: { headers: { X-Sum: {} } } } }
      responses: { '204': { description: Done } }
`;
    expect(await gapsIn(form, ['client'])).toEqual([
      '8 generate/encoding-headers: The body of POST /orders gives its part `file` headers (X-Sum).',
    ]);
  });

  it('is told of messages that are described in another language', async () => {
    const avro = `asyncapi: 3.0.0
info: { title: Orders, version: 1.0.0 }
channels:
  orders:
    messages:
      paid: { payload: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: { type: record, name: Paid, fields: [] } } }
operations:
  pay: { action: send, channel: { $ref: '#/channels/orders' } }
`;
    expect(await gapsIn(avro, ['models'])).toMatchInlineSnapshot(`
      [
        "6 generate/schema-opaque: The payload of pay sends paid is described in application/vnd.apache.avro;version=1.9.0, which is not read.",
      ]
    `);
  });

  it('is nothing in a contract that all of it understands', async () => {
    const plain = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
servers: [{ url: 'https://{region}.example.com', variables: { region: { default: eu } } }]
paths:
  /orders/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      parameters: [{ name: filter, in: query, style: deepObject, schema: { type: object, properties: { state: { type: string } } } }]
      responses:
        '200': { description: OK, content: { application/json: { schema: { type: object } }, text/plain: { schema: { type: string } } } }
        4XX: { description: No }
        default: { description: No }
`;
    expect(await gapsIn(plain)).toEqual([]);
  });

  it('is told of headers that are lists, and of schemas that are nothing but themselves', async () => {
    const text = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    get:
      responses:
        '200': { description: OK, headers: { X-Tags: { schema: { type: array, items: { type: string } } } } }
components:
  schemas:
    A: { allOf: [{ $ref: '#/components/schemas/B' }] }
    B: { allOf: [{ $ref: '#/components/schemas/A' }] }
    Base: { type: object, oneOf: [{ $ref: '#/components/schemas/Child' }] }
    Child: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object }] }
`;
    expect(await gapsIn(text)).toMatchInlineSnapshot(`
      [
        "7 generate/header-as-text: The header \`X-Tags\` of the answer 200 of GET /orders is no single value, and is handed over as text.",
        "10 generate/schema-circular: The schema \`A\` leads back to itself, with no object or list between.",
        "11 generate/schema-circular: The schema \`B\` leads back to itself, with no object or list between.",
      ]
    `);
  });

  it('is a warning at a place, and fails nothing', async () => {
    const cwd = writeProject(mkdtempSync(path.join(tmpdir(), 'tenon-gaps-')), { 'orders.yaml': TORTURE });
    const ran = await run(['generate', 'client', 'orders.yaml', '--format', 'github'], { cwd });
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toContain('::warning file=orders.yaml,line=4,col=5,title=generate/server-incomplete');
    const check = await run(['generate', 'client', 'orders.yaml', '--check'], { cwd });
    expect(check).toMatchObject({ exit: 0, stdout: expect.not.stringContaining('generate/') });
    rmSync(cwd, { recursive: true });
  });

  it('says what to do', () => {
    for (const [id, [severity, ...texts]] of Object.entries(GAPS)) {
      expect(severity, id).toMatch(/^(warn|info)$/);
      for (const text of texts) expect(text, id).toMatch(/^[A-Z`{].*\.$/);
    }
  });
});

it('can be asked for by programs', async () => {
  const contract = await contractFromText(TORTURE, 'orders.yaml');
  const { gaps } = await import('../src/index.js');
  const found = await gaps({ contract, tree: treeFromText(TORTURE, 'orders.yaml') }, ['client']);
  expect(found.map(({ id }) => id)).toContain('generate/status-unknown');
});

it('leaves no server half written in a client', async () => {
  const contract = await contractFromText(TORTURE, 'orders.yaml');
  const requests = TARGETS.filter(({ id }) => id === 'client').map((target) => ({ target }));
  const client = (await generate(contract, requests)).find(({ path: file }) => file === 'client.ts');
  expect(client?.content).not.toContain('example.com');
  expect(client?.content).toContain("'baseUrl'");
});
