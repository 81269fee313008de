import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Served, served } from '../round-trips/served.js';
import { AWKWARD } from '../support/schema-values.js';

/**
 * Ten thousand values that want to be elsewhere: each stays in its segment or its parameter, on the URL as any URL parser
 * reads it and in what the server makes of that; or the client refuses it before anything is sent.
 */
const TOTAL = 10_000;

const CONTRACT = `
openapi: 3.1.0
info: { title: Hostile, version: '1' }
paths:
  /before/{id}/between/{label}/{matrix}/after:
    get:
      operationId: read
      tags: [Trips]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: label, in: path, required: true, style: label, schema: { type: string } }
        - { name: matrix, in: path, required: true, style: matrix, explode: true, schema: { type: array, items: { type: string } } }
        - { name: q, in: query, required: true, schema: { type: string } }
        - { name: reserved, in: query, required: true, allowReserved: true, schema: { type: string } }
        - { name: deep, in: query, required: true, style: deepObject, schema: { type: object, properties: { word: { type: string } } } }
        - { name: last, in: query, required: true, schema: { type: string } }
      responses: { '204': { description: Ok. } }
`;

let both: Served;
beforeAll(async () => {
  both = await served(CONTRACT);
  both.stage.answer = { status: 204 };
}, 60_000);
afterAll(() => both.stop());

const PIECES = [
  ...AWKWARD,
  ...[
    '%2e',
    '%2E%2e',
    '%2e%2e%2f',
    '..%2f',
    '..\\',
    '%5c',
    '%00',
    '%0d%0a',
    '%c0%ae',
    '%',
    '%zz',
    '\u2024',
    '．．',
    '／',
  ],
  ...[
    '\ud800',
    '\udc00',
    'HTTP/1.1\r\nHost: evil\r\n\r\n',
    '//evil.example',
    'http://evil.example',
    '@evil',
    ':80',
    '{id}',
  ],
  ...['/../', '/./', ';a=b', '?last=evil', '&last=evil', '#', '=', '&q=2', '$&', "$'", 'a'.repeat(2_000)],
];
const hostile = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    {
      maxLength: 4,
    },
  )
  .map((pieces) => pieces.join(''));

const input = fc.record({
  id: hostile,
  label: hostile,
  matrix: fc.array(hostile, { minLength: 1, maxLength: 2 }),
  q: hostile,
  reserved: hostile,
  deep: fc.record({ word: hostile }),
  last: fc.constant('kept'),
});
type Hostile = typeof input extends fc.Arbitrary<infer Value> ? Value : never;

it(`keeps ${TOTAL} hostile values where they belong`, { timeout: 120_000 }, async () => {
  const refused: Hostile[] = [];
  let values = 0;
  await fc.assert(
    fc.asyncProperty(input, async (drawn) => {
      values += 5 + drawn.matrix.length;
      const url = await urlOf(drawn);
      if (!url) {
        refused.push(drawn);
        return;
      }
      stays(url, drawn);
      await isRead(drawn);
    }),
    { numRuns: TOTAL / 5 },
  );
  expect(values).toBeGreaterThanOrEqual(TOTAL);
  // Nothing is refused but what no URL can hold.
  expect(refused.filter((drawn) => !isUnspeakable(drawn))).toEqual([]);
});

/** What the client would ask for; undefined when it refuses. */
async function urlOf(drawn: Hostile): Promise<string | undefined> {
  let asked: string | undefined;
  const send: typeof fetch = async (url) => {
    asked = String(url);
    return new Response(null, { status: 204 });
  };
  const error = await both.call('read', drawn, send).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error === undefined, String(error)).toBe(asked !== undefined);
  return asked;
}

/** As every URL parser sees it. */
function stays(asked: string, drawn: Hostile): void {
  const url = new URL(asked);
  expect(url.href).toBe(asked);
  expect([url.origin, url.hash, url.username]).toEqual([both.origin, '', '']);
  const segments = url.pathname.split('/');
  expect(segments.map((segment, at) => ([2, 4, 5].includes(at) ? '*' : segment))).toEqual([
    '',
    'before',
    '*',
    'between',
    '*',
    '*',
    'after',
  ]);
  expect(decodeURIComponent(segments[2] ?? '')).toBe(drawn.id);
  expect(decodeURIComponent(segments[4] ?? '')).toBe(`.${drawn.label}`);
  expect([...url.searchParams]).toEqual([
    ['deep[word]', drawn.deep.word],
    ['last', 'kept'],
    ['q', drawn.q],
    ['reserved', drawn.reserved],
  ]);
}

/** Over HTTP, what the handler is given. */
async function isRead(drawn: Hostile): Promise<void> {
  both.stage.seen = undefined;
  const { status } = await both.call('read', drawn);
  expect(status).toBe(204);
  expect({ ...(both.stage.seen as object) }).toEqual(drawn);
}

/** Half a surrogate pair has no UTF-8; a segment that is empty or dots alone addresses another resource. */
function isUnspeakable({ id, label, matrix, q, reserved, deep }: Hostile): boolean {
  const halves = [id, label, ...matrix, q, reserved, deep.word].some((text) => /\p{Surrogate}/u.test(text));
  return halves || /^\.{0,2}$/.test(id) || /^\.?$/.test(label);
}
