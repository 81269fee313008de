import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/diff/index.js';
import { addMonths } from '../src/guide/calendar.js';
import { guide } from '../src/guide/index.js';
import type { Json, JsonObject } from '../src/kernel/json.js';
import { type Contract, contractFromText } from '../src/model/index.js';
import { HOSTILE } from './support/reports.js';

const ROOT = path.join(import.meta.dirname, '..');
const EXAMPLES = path.join(ROOT, 'examples/orders-service/contracts');

async function guideOf(before: Contract, after: Contract, released = '2027-01-15'): Promise<string> {
  const { changes, version } = await diff(before, after, { today: '2026-11-21' });
  return guide({ before, after, changes, version, released, supportMonths: 12 });
}

const example = (file: string) => contractFromText(readFileSync(path.join(EXAMPLES, file), 'utf8'), file);

describe('the guide of the examples', () => {
  test.each([
    ['orders', '1.4.0', '2.0.0'],
    ['shipping', '1.1.0', '2.0.0'],
    ['orders', '1.3.0', '1.4.0'],
  ])('%s from %s to %s', async (name, before, after) => {
    const text = await guideOf(
      await example(`${name}/${before}.yaml`),
      await example(`${name}/${after}.yaml`),
    );
    await expect(text).toMatchFileSnapshot(path.join(ROOT, `fixtures/guide/${name}-${after}.md`));
  });

  test('is the same whoever asks, and whenever', async () => {
    const [before, after] = [await example('orders/1.4.0.yaml'), await example('orders/2.0.0.yaml')];
    expect(await guideOf(before, after)).toBe(await guideOf(before, after));
  });

  test('every link leads to a place on the page', async () => {
    const text = await guideOf(await example('orders/1.4.0.yaml'), await example('orders/2.0.0.yaml'));
    const links = [...text.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);
    const anchors = [...text.matchAll(/<a id="([\w-]+)">/g)].map(([, anchor]) => anchor);
    expect(new Set(links)).toEqual(new Set(anchors));
    expect(new Set(anchors).size).toBe(anchors.length);
  });
});

function contract(rest: JsonObject = {}, version = '1.0.0'): Promise<Contract> {
  return contractFromText(
    JSON.stringify({ openapi: '3.1.0', info: { title: 'Orders', version }, paths: {}, ...rest }),
    'orders.json',
  );
}

const answering = (schema: Json, more: JsonObject = {}): JsonObject => ({
  paths: {
    '/orders': {
      get: { responses: { 200: { description: 'x', content: { 'application/json': { schema } } } }, ...more },
    },
  },
});

describe('what a guide says', () => {
  test('when nothing breaks', async () => {
    const text = await guideOf(await contract(), await contract(answering({}), '1.1.0'));
    expect(text).toContain('**Consumers can move as they are.**');
    expect(text).toContain('- 0 breaking changes, 0 risky, 1 safe.');
    expect(text).not.toMatch(/What to do|supported until|Find what you use|done/);
  });

  test('when nothing changed', async () => {
    const text = await guideOf(await contract(), await contract());
    expect(text).toBe(
      '# Migrate Orders from 1.0.0 (as it was) to 1.0.0 (as it is now)\n\n**Consumers can move as they are.**\n\n- 0 breaking changes, 0 risky, 0 safe.\n- 1.0.0 (as it is now) is released on 2027-01-15.\n',
    );
  });

  test('when the version is too low', async () => {
    const text = await guideOf(await contract(answering({})), await contract({}, '1.1.0'));
    expect(text).toContain('> The changes ask for version **2.0.0**; the contract says 1.1.0.');
  });

  test('of what is deprecated, the soonest to go first', async () => {
    const deprecated = (sunset?: string): JsonObject => ({
      responses: {},
      deprecated: true,
      ...(sunset && { 'x-sunset': sunset }),
      'x-replaced-by': 'GET /v2',
    });
    const paths = {
      '/a': { get: deprecated() },
      '/b': { get: deprecated('2028-01-01') },
      '/c': { get: deprecated('2027-06-01') },
    };
    const text = await guideOf(await contract({ paths }), await contract({ paths }, '1.0.1'));
    expect(
      [...text.matchAll(/^\| `GET (\S+)` \| (.*?) \| (.*?) \|$/gm)].map(([, ...cells]) => cells),
    ).toEqual([
      ['/c', '2027-06-01', 'GET /v2'],
      ['/b', '2028-01-01', 'GET /v2'],
      ['/a', 'not set', 'GET /v2'],
    ]);
  });

  test('leaves out where a change does no harm', async () => {
    const Status = (...values: string[]): JsonObject => ({
      components: { schemas: { Status: { enum: values } } },
    });
    const ref = { $ref: '#/components/schemas/Status' };
    const rest = answering(
      { properties: { status: ref } },
      { parameters: [{ name: 'status', in: 'query', schema: ref }] },
    );
    const text = await guideOf(
      await contract({ ...rest, ...Status('A', 'B') }),
      await contract({ ...rest, ...Status('A') }, '2.0.0'),
    );
    expect(text).toContain('- `GET /orders`: query parameter status\n');
    expect(text).toContain('- Status: "A" | "B"\n+ Status: "A"');
  });

  test('shows no operation for a part of it', async () => {
    const two = answering({}) as { paths: { '/orders': { get: { responses: JsonObject } } } };
    const more = structuredClone(two);
    (more.paths['/orders'].get.responses['200'] as JsonObject).headers = {
      'X-Total': { required: true, schema: {} },
    };
    const text = await guideOf(await contract(more), await contract(two, '2.0.0'));
    expect(text).toContain('X-Total');
    expect(text).not.toContain('- GET /orders\n');
  });

  test('keeps a property its name when its schema gets one', async () => {
    const Money = { type: 'object', required: ['amount'], properties: { amount: { type: 'string' } } };
    const order = (total: Json): JsonObject =>
      answering({ type: 'object', required: ['total'], properties: { total } });
    const after = { ...order({ $ref: '#/components/schemas/Money' }), components: { schemas: { Money } } };
    const text = await guideOf(
      await contract(order({ type: 'number', minimum: 0 })),
      await contract(after, '2.0.0'),
    );
    expect(text).toContain('- total: number ≥ 0\n+ total: Money { amount: string }');
  });
});

describe('no text of a contract becomes markup', () => {
  const hostile = HOSTILE.join(' ');

  const more = [
    '\n\n# heading',
    '# x',
    '+ x',
    '1. list',
    '- item',
    '***',
    '=== x',
    '`a` `b|c`',
    'a\n```\n# b',
    '~~~',
  ];
  test.each([...HOSTILE, hostile, ...more])('%j', async (text) => {
    const escaped = text.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '%25');
    const ref = { $ref: `#/components/schemas/${escaped}` };
    const body = { content: { 'application/json': { schema: ref } } };
    const words = { summary: text, deprecated: true, 'x-sunset': text, 'x-replaced-by': text };
    const of = (version: string, values: Json[], added: JsonObject) => {
      const properties = { [text]: { type: 'string', description: text, enum: values }, ...added };
      const document = {
        openapi: '3.1.0',
        info: { title: text, version: `${version} ${text}`, description: text },
        ...answering(ref, words),
        webhooks: { [text]: { post: { requestBody: body, responses: {} } } },
        components: { schemas: { [text]: { type: 'object', properties } } },
      };
      return contractFromText(JSON.stringify(document), 'orders.json');
    };
    const before = await of('1', [text, 'a'], {});
    const after = await of('2', ['b', `${text}!`], { [`${text}?`]: {} });
    expect(after.mistakes).toEqual([]);
    const page = await guideOf(before, after);
    expect(live(page)).toEqual([]);
  });

  /** Everything on a page that is markup and not the template's own. */
  function live(page: string): string[] {
    const prose = page
      .replace(/^(`{3,})(diff|json)\n[\s\S]*?\n\1$/gm, '')
      .replace(/\\[^\w\s]/g, '')
      .replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '')
      .replace(/^<a id="(breaking|risky)-\d+"><\/a>$/gm, '')
      .replace(/<\/?sub>|^<details><summary>Affects \d+ parts of the API<\/summary>$|^<\/details>$/gm, '')
      .replace(/\[\d+\]\(#(breaking|risky)-\d+\)/g, '');
    const found = [...prose.matchAll(/[<`]|\]\(|^ {4}|^- ([#>+*-]|\d+[.)]) |[\p{Cc}\p{Bidi_Control}]/gmu)]
      .map(([match]) => match)
      .filter((match) => match !== '\n');
    const headings = [...prose.matchAll(/^#+ .*/gm)].map(([line]) => line);
    const ours =
      /^(# Migrate|## (Find what|What to do|Breaking|Risky|New and|Deprecated in|How to)|### \d+\.)/;
    const cells = [...page.matchAll(/^\|.*\|$/gm)].map(([row]) => row.replace(/\\\|/g, '').split('|').length);
    return [
      ...found,
      ...headings.filter((line) => !ours.test(line)),
      ...cells.filter((n) => n !== 5).map((n) => `a row of ${n} cells`),
    ];
  }
});

describe('dates', () => {
  test.each(['soon', '2027-13-01', '2027-02-29', '2027-1-5', ''])('%j is none', async (released) => {
    const writing = guideOf(await contract(), await contract({}, '1.0.1'), released);
    await expect(writing).rejects.toMatchObject({ code: 'OPTION_INVALID', exit: 2 });
  });

  test.each([
    ['2027-01-15', 12, '2028-01-15'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2027-03-31', 0, '2027-03-31'],
    ['2027-03-31', 24, '2029-03-31'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});
