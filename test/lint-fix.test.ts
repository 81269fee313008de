import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/diff/index.js';
import { type Fixed, fix, RULES, type RuleSetting } from '../src/lint/index.js';
import { loadTree, regrow, type Tree, treeFromText } from '../src/load/index.js';
import { readContract } from '../src/model/index.js';
import { writeProject } from './support/project.js';

const FIXTURES = path.resolve('fixtures/rules');
const FIXABLE = RULES.filter(({ fixable }) => fixable);

interface How {
  readonly breaking?: boolean;
  readonly only?: readonly string[];
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly today?: string;
}

/** Fixes a tree under `tenon:strict`, as `tenon lint --fix` does. */
function fixTree(tree: Tree, { breaking = false, rules = {}, only, today }: How = {}): Promise<Fixed> {
  return fix(
    { tree, contract: readContract(tree) },
    {
      cwd: FIXTURES,
      rulesets: ['tenon:strict'],
      rules,
      breaking,
      ...(only && { only }),
      ...(today !== undefined && { today }),
      canEdit: () => true,
      read: readContract,
      keeps: async (before, after) =>
        (await diff(before, after)).changes.every(({ level }) => level === 'safe'),
    },
  );
}

async function fixed(text: string, how?: How): Promise<string> {
  const file = text.trimStart().startsWith('{') ? 'orders.json' : 'orders.yaml';
  const { texts } = await fixTree(treeFromText(text, file), how);
  return texts.get(file) ?? text;
}

describe.each(FIXABLE.map((rule) => ({ id: rule.id, rule })))('$id', ({ id, rule }) => {
  const cases = globSync('*.{yaml,json}', { cwd: path.join(FIXTURES, id, 'bad') }).sort();

  test.each(cases)('%s', async (name) => {
    const folder = path.join(FIXTURES, id, 'bad');
    const text = readFileSync(path.join(folder, name), 'utf8');
    const options = /^# options: (.*)$/m.exec(text)?.[1];
    const today = /^# today: (.*)$/m.exec(text)?.[1];
    const how = {
      only: [id],
      ...(options !== undefined && { rules: { [id]: [rule.severity, JSON.parse(options)] as RuleSetting } }),
      ...(today !== undefined && { today }),
    };
    const tree = await loadTree(name, { cwd: folder, root: FIXTURES });
    // What breaks consumers is fixed when that is asked for, and in no other case.
    const gently = await fixTree(tree, how);
    if (rule.fixable === 'fix-breaking') expect(gently.texts).toEqual(new Map());
    const breaking = gently.fixed.length === 0;
    const once = breaking ? await fixTree(tree, { ...how, breaking }) : gently;
    const expected = path.join(FIXTURES, id, 'fixed', name);
    if (once.fixed.length === 0) {
      expect(existsSync(expected), 'it was fixed before').toBe(false);
      return;
    }
    expect([...once.texts.keys()]).toEqual([name]);
    await expect(once.texts.get(name) as string).toMatchFileSnapshot(expected);
    const again = await fixTree(regrow(tree, once.texts), { ...how, breaking });
    expect(again.texts).toEqual(new Map());
    if (!breaking) {
      const { changes } = await diff(readContract(tree), once.input.contract);
      expect(changes.filter(({ level }) => level !== 'safe')).toEqual([]);
    }
  });

  test('is fixed in one of its examples', () => {
    expect(globSync('*', { cwd: path.join(FIXTURES, id, 'fixed') })).not.toEqual([]);
  });
});

test('at least twenty-five rules can be fixed, and nothing is written for those that cannot', () => {
  expect(FIXABLE.length).toBeGreaterThanOrEqual(25);
  const folders = globSync('*/*/fixed/*', { cwd: FIXTURES }).map((file) => path.dirname(path.dirname(file)));
  const ids = new Set<string>(FIXABLE.map(({ id }) => id));
  expect(folders.filter((folder) => !ids.has(folder))).toEqual([]);
});

const HEAD = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
`;

describe('the author’s text', () => {
  test('keeps comments, quotes, blank lines and flow style', async () => {
    const text = `${HEAD}# what we sell
paths:

  /v1/orders: # all of them
    get:   # a page
      operationId: "listOrders"
      tags: [ 'Order' ]
      responses: { "200": { description: "All" }, "429": { description: Wait } } # so it is

    # to be continued
`;
    expect(await fixed(text, { only: ['security/retry-after', 'docs/operation-summary'] })).toBe(
      text
        .replace("'Order' ]\n", "'Order' ]\n      summary: List orders\n")
        .replace(
          '{ description: Wait }',
          '{ description: Wait, headers: { Retry-After: { description: Seconds to wait before the next try., schema: { type: integer, format: int32 } } } }',
        ),
    );
  });

  test('keeps CRLF and the indentation of its neighbours', async () => {
    const text = `${HEAD}paths:
    /v1/orders:
        get:
            tags:
            - Order
            responses:
                200:
                    description: All
`.replaceAll('\n', '\r\n');
    const result = await fixed(text, { only: ['docs/tag-declared', 'rest/operation-id-present'] });
    expect(result).toBe(
      text
        .replace('paths:', 'tags:\r\n- name: Order\r\npaths:')
        .replace('- Order\r\n', '- Order\r\n            operationId: listOrders\r\n'),
    );
  });

  test('of JSON stays dense, or as it is indented', async () => {
    const document = {
      openapi: '3.1.0',
      info: { title: 'Orders', version: 'v1' },
      paths: { '/v1/orders': { get: { responses: { 200: { description: 'All' } } } } },
    };
    const wanted = {
      openapi: '3.1.0',
      info: { title: 'Orders', version: '1.0.0' },
      paths: {
        '/v1/orders': { get: { operationId: 'listOrders', responses: { 200: { description: 'All' } } } },
      },
    };
    for (const indent of [undefined, 2, '\t', 4]) {
      const result = await fixed(JSON.stringify(document, null, indent), {
        only: ['rest/operation-id-present', 'versioning/version-semver'],
      });
      expect(result).toBe(JSON.stringify(wanted, null, indent));
    }
  });

  test('is edited once where an anchor is shared, and not where another user of it did not ask', async () => {
    const shared = `${HEAD}paths:
  /v1/orders:
    get:
      operationId: listOrders
      responses: &answers
        '429': { description: Wait }
    delete:
      operationId: deleteOrders
      responses: *answers
`;
    const once = await fixed(shared, { only: ['security/retry-after'] });
    expect(once.match(/Retry-After/g)).toHaveLength(1);
    expect(once).toContain('responses: *answers');

    const other = `${HEAD}x-parts:
  wait: &wait { description: Wait }
paths:
  /v1/orders:
    get:
      operationId: listOrders
      responses:
        '200': *wait
        '429': *wait
`;
    const tree = treeFromText(other, 'orders.yaml');
    const { texts, passed } = await fixTree(tree, { only: ['security/retry-after'] });
    expect(texts.size).toBe(0);
    expect(passed.map(({ reason }) => reason)).toEqual([
      'it would change something else too, such as another user of an anchor',
    ]);
  });
});

describe('renames', () => {
  const API = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /v1/orderLines/{line_id}: # one
    parameters:
      - $ref: 'parts.yaml#/line_id'
    get:
      operationId: get_line
      responses:
        '200':
          description: One
          content:
            application/json:
              schema: { $ref: "parts.yaml#/components/schemas/order_line" }
              example: { unit_price: 3, twin: 3 } # cheap
          links:
            self:
              operationId: get_line
              parameters: { line_id: '$request.path.line_id' }
            other: { operationRef: '#/paths/~1v1~1orderLines~1%7Bline_id%7D/get' }
`;
  const PARTS = `line_id: { name: line_id, in: path, required: true, schema: { type: string, maxLength: 9 } }
components:
  schemas:
    order_line:
      type: object
      required: [unit_price, twin]
      properties:
        unit_price: { type: number }
        twin: { $ref: '#/components/schemas/order_line/properties/unit_price' }
`;

  test('go through all files, and nothing else changes', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tenon-fix-'));
    writeProject(folder, { 'api.yaml': API, 'parts.yaml': PARTS });
    const tree = await loadTree('api.yaml', { cwd: folder });
    const { texts, passed } = await fixTree(tree, {
      breaking: true,
      only: FIXABLE.flatMap(({ id, fixable }) => (fixable === 'fix-breaking' ? [id] : [])),
    });
    expect(passed).toEqual([]);
    expect(texts.get('api.yaml')).toBe(
      API.replace('/v1/orderLines/{line_id}: #', '/v1/order-lines/{lineId}: #')
        .replaceAll('get_line', 'getLine')
        .replace('order_line"', 'OrderLine"')
        .replace('unit_price', 'unitPrice')
        .replace('parameters: { line_id', 'parameters: { lineId')
        .replace('~1orderLines~1%7Bline_id%7D', '~1order-lines~1%7BlineId%7D'),
    );
    expect(texts.get('parts.yaml')).toBe(
      PARTS.replace('name: line_id', 'name: lineId')
        .replaceAll('order_line', 'OrderLine')
        .replaceAll('unit_price', 'unitPrice'),
    );
  });

  test('reach what is laid over the schema, in no place that only has the same word', async () => {
    const text = `${HEAD}paths: {}
components:
  schemas:
    Base: { type: object, properties: { unit_price: { type: number } } }
    Order:
      allOf: [ { $ref: '#/components/schemas/Base' }, { required: [unit_price] } ]
    Other: { type: object, required: [unit_price] } # of others
`;
    expect(await fixed(text, { breaking: true, only: ['rest/property-camel-case'] })).toBe(
      text.replace('{ unit_price', '{ unitPrice').replace('[unit_price] } ]', '[unitPrice] } ]'),
    );
  });

  test('are not made where they would leave a name on the wire', async () => {
    const text = `${HEAD}paths: {}
components:
  schemas:
    cat: { type: object, properties: { kind: { type: string } } }
    pet:
      oneOf: [ { $ref: '#/components/schemas/cat' } ]
      discriminator: { propertyName: kind }
`;
    expect(await fixed(text, { breaking: true, only: ['rest/schema-pascal-case'] })).toBe(text);
  });
});
