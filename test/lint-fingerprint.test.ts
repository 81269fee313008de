import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { lint } from '../src/lint/index.js';
import { sift } from '../src/lint/sift.js';
import { loadTree } from '../src/load/index.js';
import { readContract } from '../src/model/index.js';
import { writeProject } from './support/project.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-fingerprint-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let projects = 0;

async function found(files: Readonly<Record<string, string>>) {
  const cwd = writeProject(path.join(scratch, String(projects++)), files);
  const tree = await loadTree(Object.keys(files)[0] ?? '', { cwd, root: cwd });
  const rules = { property: 'warn', summary: 'warn', parameter: 'warn' } as const;
  writeProject(cwd, {
    'rules.yaml': `rules:
  summary:
    given: $.paths[*][get,post]
    severity: warn
    then: { field: summary, function: truthy }
  parameter:
    given: $.paths[*][*].parameters[*]
    severity: warn
    then: { field: description, function: truthy }
  property:
    given: $..properties[?(@.type == 'string')]
    severity: warn
    then: { field: maxLength, function: truthy }
`,
  });
  return lint({ tree, contract: readContract(tree) }, { cwd, rulesets: ['rules.yaml'], rules });
}

const HEAD = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
`;

const ORDER = '{ type: object, properties: { note: { type: string }, id: { type: string, maxLength: 9 } } }';

const answer = (schema: string) =>
  `{ '200': { description: It, content: { application/json: { schema: ${schema} } } } }`;

const BASE = `${HEAD}paths:
  /orders:
    get:
      operationId: list
      parameters:
        - { name: page, in: query, schema: { type: integer } }
        - { name: size, in: query, description: How many, schema: { type: integer } }
      responses: ${answer(ORDER)}
  /orders/{id}:
    get:
      operationId: read
      summary: Read
      parameters: [{ name: id, in: path, required: true, description: Which, schema: { type: integer } }]
      responses: ${answer("{ $ref: '#/components/schemas/Order' }")}
components:
  schemas:
    Order: { type: object, properties: { email: { type: string } } }
`;

const REST = BASE.slice(BASE.indexOf('  /orders/{id}:'));

/** What became of the contract, and how many findings that makes new and stale; there are four. */
const CASES: readonly (readonly [string, Readonly<Record<string, string>>, number, number])[] = [
  ['nothing', { 'api.yaml': BASE }, 0, 0],
  ['another file name', { 'openapi.yaml': BASE }, 0, 0],
  ['lines and comments', { 'api.yaml': BASE.replace('paths:', '\n# All of them\n\npaths:') }, 0, 0],
  [
    'a parameter before another',
    {
      'api.yaml': BASE.replace(
        '        - { name: page',
        '        - { name: first, in: query, description: It, schema: { type: integer } }\n        - { name: page',
      ),
    },
    0,
    0,
  ],
  [
    'a variable of a path under another name',
    { 'api.yaml': BASE.replace('/{id}', '/{orderId}').replace('name: id, in', 'name: orderId, in') },
    0,
    0,
  ],
  [
    'a schema that becomes a component',
    {
      'api.yaml': BASE.replace(ORDER, "{ $ref: '#/components/schemas/Listed' }").replace(
        '    Order:',
        `    Listed: ${ORDER}\n    Order:`,
      ),
    },
    0,
    0,
  ],
  [
    'a parameter that becomes a component',
    {
      'api.yaml': `${BASE.replace(
        '{ name: page, in: query, schema: { type: integer } }',
        "{ $ref: '#/components/parameters/Page' }",
      )}  parameters:\n    Page: { name: page, in: query, schema: { type: integer } }\n`,
    },
    0,
    0,
  ],
  [
    'a component under another name',
    { 'api.yaml': BASE.replace('schemas/Order', 'schemas/Purchase').replace('    Order:', '    Purchase:') },
    0,
    0,
  ],
  [
    'a component in a file of its own',
    {
      'api.yaml': BASE.replace(
        '{ type: object, properties: { email: { type: string } } }',
        '{ $ref: order.yaml }',
      ),
      'order.yaml': '{ type: object, properties: { email: { type: string } } }\n',
    },
    0,
    0,
  ],
  [
    'a component in a file that is referred to at once',
    {
      'api.yaml': BASE.slice(0, BASE.indexOf('components:')).replace(
        '#/components/schemas/Order',
        'parts/thing.yaml',
      ),
      'parts/thing.yaml': '{ type: object, properties: { email: { type: string } } }\n',
    },
    0,
    0,
  ],
  [
    'a path in a file of its own',
    {
      'api.yaml': `${HEAD}paths:\n  /orders: { $ref: paths/orders.yaml }\n${REST}`,
      'paths/orders.yaml': `get:${BASE.slice(BASE.indexOf('    get:') + 8, BASE.indexOf('  /orders/{id}:'))}`,
    },
    0,
    0,
  ],
  ['a finding less', { 'api.yaml': BASE.replace('list\n', 'list\n      summary: List\n') }, 0, 1],
  [
    'one fixed and another of its rule made',
    {
      'api.yaml': BASE.replace('list\n', 'list\n      summary: List\n').replace('      summary: Read\n', ''),
    },
    1,
    1,
  ],
  [
    'one fixed and another made in the same list',
    {
      'api.yaml': BASE.replace('page, in: query,', 'page, in: query, description: Page,').replace(
        ' description: How many,',
        '',
      ),
    },
    1,
    1,
  ],
  [
    'one fixed and another made in the same schema',
    {
      'api.yaml': BASE.replace('note: { type: string }', 'note: { type: string, maxLength: 9 }').replace(
        'id: { type: string, maxLength: 9 }',
        'id: { type: string }',
      ),
    },
    1,
    1,
  ],
];

describe('a finding is known again after', () => {
  test.each(CASES)('%s', async (_, files, fresh, stale) => {
    const before = await found({ 'api.yaml': BASE });
    expect(before).toHaveLength(4);
    const sifted = sift(await found(files), before);
    expect(sifted.fresh.map(({ id, at }) => `${id} ${at.pointer}`)).toHaveLength(fresh);
    expect(sifted.stale).toHaveLength(stale);
    // And back: what was moved may be moved back.
    const back = sift(before, await found(files));
    expect([back.fresh.length, back.stale.length]).toEqual([stale, fresh]);
  });
});
