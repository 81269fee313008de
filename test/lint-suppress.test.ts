import { describe, expect, test } from 'vitest';
import { type LintOptions, lint } from '../src/lint/index.js';
import { treeFromText } from '../src/load/index.js';
import { readContract } from '../src/model/index.js';

/** What is found in two operations, of which neither has a summary. */
async function found(
  marks: { root?: string; path?: string; get?: string; post?: string },
  options: Partial<LintOptions> = {},
) {
  const text = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
${marks.root ?? ''}
paths:
  ${marks.path ?? ''}
  /v1/orders:
    ${marks.get ?? ''}
    get:
      description: |
        # tenon-ignore docs/operation-summary: this is text, no comment
      operationId: listOrders
      responses: { '200': { description: The orders } }
    post: ${marks.post ?? ''}
      operationId: placeOrder
      responses: { '201': { description: Placed } }
`;
  const tree = treeFromText(text, 'orders.yaml');
  const problems = await lint(
    { tree, contract: readContract(tree) },
    { cwd: '/', rulesets: [], rules: { 'docs/operation-summary': 'warn' }, ...options },
  );
  return problems.map(({ at, id, message }) => `${at.line} ${id}: ${message}`);
}

const GET =
  '8 docs/operation-summary: GET /v1/orders has no summary; a few words such as "List orders" are wanted.';
const POST =
  '13 docs/operation-summary: POST /v1/orders has no summary; a few words such as "List orders" are wanted.';

describe('a comment', () => {
  test('on the line before covers the node below it', async () => {
    expect(await found({ get: '# tenon-ignore docs/operation-summary: it says it all' })).toEqual([POST]);
  });

  test('at the end of a line covers the node of that line', async () => {
    expect(await found({ post: '# tenon-ignore docs/operation-summary: it says it all' })).toEqual([GET]);
  });

  test('on a node covers everything in it', async () => {
    expect(await found({ path: '# tenon-ignore docs/operation-summary: an old path' })).toEqual([]);
  });

  test.each([
    ['2026-11-21', [POST]],
    [
      '2026-11-20',
      [
        '7 lint/suppression-expired: The suppression of docs/operation-summary held until 2026-11-20.',
        GET,
        POST,
      ],
    ],
    [
      'Friday',
      [
        '7 lint/suppression-expired: The suppression of docs/operation-summary holds until "Friday", which is no date.',
        GET,
        POST,
      ],
    ],
  ])('until %s holds until then', async (day, wanted) => {
    const mark = `# tenon-ignore docs/operation-summary until ${day}: it says it all`;
    expect(await found({ get: mark }, { today: '2026-11-21' })).toEqual(wanted);
  });

  test('without a reason is found', async () => {
    expect(await found({ get: '# tenon-ignore docs/operation-summary' })).toEqual([
      '7 lint/suppression-without-reason: The suppression of docs/operation-summary gives no reason.',
      POST,
    ]);
  });

  test('that nothing needs is found', async () => {
    expect(
      await found(
        { root: '# tenon-ignore docs/info-contact: we have none' },
        { rules: { 'docs/info-contact': 'warn' } },
      ),
    ).toContain(
      '3 lint/suppression-unused: Nothing here breaks docs/info-contact: the suppression is unused.',
    );
  });

  test('for a rule that does not run is let be', async () => {
    expect(await found({ root: '# tenon-ignore docs/info-license: another ruleset' })).toEqual([GET, POST]);
  });

  test('for a rule that does not exist is found', async () => {
    expect(await found({ root: '# tenon-ignore docs/summary: misspelt' })).toContain(
      '3 lint/suppression-unused: No rule is called docs/summary.',
    );
  });

  test('covers the rules of Spectral too', async () => {
    const spectral = { rulesets: ['spectral:oas'], rules: {} };
    const before = await found({}, spectral);
    const after = await found({ path: '# tenon-ignore operation-tags: there are two' }, spectral);
    expect(before.filter((one) => one.includes('operation-tags')).length).toBe(2);
    expect(after).toEqual(before.filter((one) => !one.includes('operation-tags')));
  });
});

test('a mistake that was found while reading can be suppressed as well', async () => {
  const twice = { get: 'post: {}' };
  const ignored = { ...twice, root: 'x-lint-ignore: { key-duplicated: a merge is under way }' };
  expect((await found(twice, { rules: {} })).join()).toContain('key-duplicated');
  expect((await found(ignored, { rules: {} })).join()).not.toContain('key-duplicated');
});

describe('x-lint-ignore', () => {
  test('covers its node and everything below', async () => {
    expect(await found({ root: 'x-lint-ignore: { docs/operation-summary: not written yet }' })).toEqual([]);
  });

  test('wants a reason', async () => {
    expect(await found({ root: 'x-lint-ignore: [docs/operation-summary]' })).toEqual([
      '3 lint/suppression-without-reason: The suppression of docs/operation-summary gives no reason.',
    ]);
  });

  test.each([
    ["{ reason: not written yet, expires: '2026-11-21' }", []],
    ['{ reason: not written yet, expires: 2026-11-21 }', []],
    [
      '{ reason: not written yet, expires: 2026-11-20 }',
      [
        '3 lint/suppression-expired: The suppression of docs/operation-summary held until 2026-11-20.',
        GET,
        POST,
      ],
    ],
    [
      '{ reason: not written yet, expires: soon }',
      [
        '3 lint/suppression-expired: The suppression of docs/operation-summary holds until "soon", which is no date.',
        GET,
        POST,
      ],
    ],
    [
      '{ expires: 2027-01-01 }',
      ['3 lint/suppression-without-reason: The suppression of docs/operation-summary gives no reason.'],
    ],
  ])('%s holds as long as it says', async (word, wanted) => {
    const today = { today: '2026-11-21' };
    expect(await found({ root: `x-lint-ignore: { docs/operation-summary: ${word} }` }, today)).toEqual(
      wanted,
    );
  });

  test('works in JSON, which has no comments', async () => {
    const document = (word: object) =>
      JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'Orders', version: '1.0.0' },
        paths: { '/orders': { get: { ...word, responses: { 200: { description: 'It' } } } } },
      });
    const ids = async (word: object) => {
      const tree = treeFromText(document(word), 'orders.json');
      const options = { cwd: '/', rulesets: [], rules: { 'docs/operation-summary': 'warn' } } as const;
      return (await lint({ tree, contract: readContract(tree) }, options)).map(({ id }) => id);
    };
    expect(await ids({})).toEqual(['docs/operation-summary']);
    expect(await ids({ 'x-lint-ignore': { 'docs/operation-summary': 'It says it all' } })).toEqual([]);
    expect(await ids({ summary: 'It', 'x-lint-ignore': { 'docs/operation-summary': 'It' } })).toEqual([
      'lint/suppression-unused',
    ]);
  });
});
