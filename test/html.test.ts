import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Location } from '../src/kernel/place.js';
import type { Report } from '../src/kernel/result.js';
import { excerptAt, excerptsOf } from '../src/report/html/excerpt.js';
import { topicOf } from '../src/report/html/group.js';
import { REPORTERS } from '../src/report/index.js';
import { LARGE, largeLines } from './support/pages.js';
import { HOSTILE, REPORTS } from './support/reports.js';

const html = REPORTERS.find(({ id }) => id === 'html');
const render = async (report: Report, linesOf?: (file: string) => readonly string[] | undefined) =>
  (await html?.render(report, { color: false, columns: 100 }, linesOf)) as string;

describe('the page', () => {
  test('lets nothing run or load but its own style and script', async () => {
    const page = await render(REPORTS.hostile as Report);
    const [policy = ''] = /(?<=Content-Security-Policy" content=")[^"]*/.exec(page) ?? [];
    for (const [kind, name] of [
      ['style', 'style-src'],
      ['script', 'script-src'],
    ]) {
      const texts = [...page.matchAll(new RegExp(`<${kind}>(.*?)</${kind}>`, 'gs'))].map(
        ([, text]) => text ?? '',
      );
      expect(texts, kind).toHaveLength(1);
      const hash = createHash('sha256')
        .update(texts[0] ?? '')
        .digest('base64');
      expect(policy).toContain(`${name} 'sha256-${hash}'`);
    }
    expect(policy).toMatch(/^default-src 'none'/);
    expect(page).not.toMatch(/\bon\w+=(?!x?&)["']/);
  });

  test('leads nowhere but to itself', async () => {
    const page = await render(REPORTS.hostile as Report);
    const links = [...page.matchAll(/(?:href|src|action|srcset)="([^"]*)"/g)].map(([, link]) => link);
    for (const link of links) expect(link).toMatch(/^(#[\w.-]+|data:,)$/);
    const anchors = [...page.matchAll(/<article id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  test('shows every text of the contract, and none as markup', async () => {
    const page = (await render(REPORTS.hostile as Report)).replaceAll('<wbr>', '');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;');
    expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/u);
    for (const text of HOSTILE.filter((one) => /^[\w# :.[\]()/-]+$/.test(one))) expect(page).toContain(text);
  });

  test('has every change of a large report', async () => {
    const page = await render(LARGE, largeLines);
    expect(page.match(/<article /g)).toHaveLength(LARGE.changes.length);
  });

  test('can do without the files', async () => {
    const page = await render({ ...LARGE, changes: LARGE.changes.slice(0, 3) });
    expect(page).not.toContain('class="source"');
    expect(page).toContain('main:api.yaml:1:5');
  });
});

describe('an excerpt', () => {
  const YAML = `a:
  order:
    type: object
    required:
    - id
    properties:
      id:
        type: string
  next: 1
`.split('\n');
  const at = (line: number, column: number, file = 'a.yaml'): Location => ({
    file,
    line,
    column,
    pointer: '/x',
  });
  const hits = (lines: readonly string[], place: Location) =>
    excerptAt(place, () => lines)?.lines.flatMap(({ number, isHit }) => (isHit ? number : []));

  test('is the member with a little around it', () => {
    const excerpt = excerptAt(at(2, 3), () => YAML);
    expect(excerpt?.lines.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(hits(YAML, at(2, 3))).toEqual([2, 3, 4, 5, 6, 7, 8]);
  });

  test('takes the items of a list that stand below its key', () => {
    expect(hits(YAML, at(4, 5))).toEqual([4, 5]);
    expect(hits(['- a: 1', '  b: 2', '- a: 3'], at(1, 1))).toEqual([1, 2]);
  });

  test('takes the closing bracket of JSON', () => {
    expect(hits(JSON.stringify({ a: { b: 1 }, c: [] }, null, 2).split('\n'), at(2, 3))).toEqual([2, 3, 4]);
  });

  test('is cut around the column where a document is one line', () => {
    const line = JSON.stringify({ first: 'x'.repeat(5_000), second: 'y'.repeat(5_000) });
    const [shown] = excerptAt(at(1, line.indexOf('"second"') + 1), () => [line])?.lines ?? [];
    expect(shown?.text).toContain('"second"');
    expect(shown?.text.length).toBeLessThan(200);
  });

  test('counts what it does not show', () => {
    const long = ['a:', ...Array.from({ length: 50 }, (_, n) => `  b${n}: 1`)];
    expect(excerptAt(at(1, 1), () => long)).toMatchObject({ left: 41 });
  });

  test('marks only what differs between two sides', () => {
    const changed = YAML.map((line) => line.replace('string', 'integer'));
    const sides = excerptsOf(at(2, 3, 'old'), at(2, 3, 'new'), (file) => (file === 'old' ? YAML : changed));
    for (const side of sides)
      expect(side?.lines.filter(({ isHit }) => isHit).map(({ text }) => text.trim())).toEqual([
        expect.stringMatching(/^type: (string|integer)$/),
      ]);
    expect(sides[0]?.lines.find(({ isAfterGap }) => isAfterGap)?.number).toBe(6);
  });

  test('of a file that nobody has is none', () => {
    expect(excerptAt(at(2, 3), () => undefined)).toBeUndefined();
    expect(excerptAt(at(99, 3), () => YAML)).toBeUndefined();
  });
});

test.each([
  ['GET /orders/{id} response 200', 'operation', '/orders/{id}'],
  ['webhook order.paid answer 202', 'pushed', 'webhook order.paid'],
  ['publishShipment sends ShipmentSent payload id', 'pushed', 'publishShipment sends ShipmentSent'],
  ['security scheme key', 'contract', 'Security schemes'],
  ['Order.lines[].price', 'schema', 'Order'],
  ['Order["unit price"]', 'schema', 'Order'],
  ['', 'schema', ''],
])('%s is about %s %s', (subject, kind, title) => {
  expect(topicOf(subject)).toEqual({ kind, title });
});
