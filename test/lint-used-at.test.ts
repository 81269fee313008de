import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lint } from '../src/lint/index.js';
import { loadTree } from '../src/load/index.js';
import { readContract } from '../src/model/index.js';
import { writeProject } from './support/project.js';

const cwd = mkdtempSync(path.join(tmpdir(), 'tenon-used-at-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const FILES = {
  'rules.yaml': `extends: [[tenon:strict, off]]
rules:
  docs/response-described: warn
  docs/operation-description: warn
  rest/property-camel-case: warn
  rest/parameter-camel-case: warn
  string-limited:
    given: $..[?(@ && @.type == 'string')]
    then: { field: maxLength, function: defined }
`,
  'root.yaml': `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    $ref: orders.yaml
  /copies:
    $ref: orders.yaml
  /items:
    get:
      description: All items
      parameters:
        - $ref: '#/components/parameters/Size'
      responses:
        404: { $ref: '#/components/responses/Missing' }
components:
  parameters:
    Size: { name: page_size, in: query, schema: { type: integer } }
  responses:
    Missing: { $ref: 'parts.yaml#/missing' }
  schemas:
    Item: { type: object, properties: { item_id: { type: integer }, parent: { $ref: '#/components/schemas/Item' } } }
    Unused: { type: object, properties: { un_used: { type: integer } } }
    List: { type: array, items: { $ref: '#/components/schemas/Item' } }
`,
  'orders.yaml': `get:
  responses:
    404: { $ref: 'root.yaml#/components/responses/Missing' }
    503: { $ref: 'root.yaml#/components/responses/Missing' }
    200: { description: All, content: { application/json: { schema: { type: string } } } }
`,
  'parts.yaml': `missing:
  description: ''
  content:
    application/json: { schema: { type: string } }
`,
};

test('a finding names where it is used, when that is elsewhere', async () => {
  writeProject(cwd, FILES);
  const tree = await loadTree('root.yaml', { cwd, root: cwd });
  const problems = await lint({ tree, contract: readContract(tree) }, { cwd, rulesets: ['rules.yaml'] });
  const placeOf = (at: { readonly file: string; readonly line: number } | undefined) =>
    at ? `${at.file}:${at.line}` : 'where it stands';
  expect(problems.map(({ id, at, from }) => `${id} ${placeOf(at)} used ${placeOf(from)}`)).toEqual([
    'docs/operation-description orders.yaml:1 used root.yaml:4',
    'docs/operation-description orders.yaml:1 used root.yaml:6',
    'string-limited orders.yaml:5 used root.yaml:4',
    'docs/response-described parts.yaml:2 used orders.yaml:3',
    'docs/response-described parts.yaml:2 used orders.yaml:4',
    'string-limited parts.yaml:4 used root.yaml:14',
    'rest/parameter-camel-case root.yaml:17 used root.yaml:12',
    'rest/property-camel-case root.yaml:21 used root.yaml:23',
    'rest/property-camel-case root.yaml:22 used where it stands',
  ]);
});
