import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { load, upgrade } from '../src/index.js';
import type { JsonObject } from '../src/kernel/json.js';

const folder = mkdtempSync(path.join(tmpdir(), 'tenon-upgrade-'));
afterAll(() => rmSync(folder, { recursive: true }));

const INFO = { title: 'Orders', version: '1.0.0' };

async function upgraded(document: JsonObject) {
  writeFileSync(path.join(folder, 'contract.json'), JSON.stringify(document));
  return upgrade(await load('contract.json', { cwd: folder, root: folder }));
}

test.each([
  ['OpenAPI 3.1', { swagger: '2.0', info: INFO, paths: {} }],
  ['OpenAPI 3.1', { openapi: '3.0.0', info: INFO, paths: {} }],
  ['AsyncAPI 3.0', { asyncapi: '2.0.0', info: INFO, channels: {} }],
  [undefined, { openapi: '3.1.1', info: INFO, paths: {} }],
  [undefined, { openapi: '3.2.0', info: INFO, paths: {} }],
  [undefined, { asyncapi: '3.0.0', info: INFO }],
])('to %s from %o', async (to, document) => {
  expect((await upgraded(document)).to).toBe(to);
});

test('leaves what is current as it is, but in one file', async () => {
  const order = { type: 'object', 'x-odd': 1, $comment: 'Kept.' };
  writeFileSync(path.join(folder, 'order.json'), JSON.stringify(order));
  const document = { openapi: '3.1.0', info: INFO, paths: {}, components: { schemas: {} as JsonObject } };
  document.components.schemas.Order = { $ref: 'order.json' };
  const { document: printed, losses } = await upgraded(document);
  expect(printed).toEqual({ ...document, components: { schemas: { Order: order } } });
  expect(losses).toEqual([]);
});

test('tells what is carried nowhere: unknown members, extensions, empty paths, and parts that nothing uses', async () => {
  const responses = { 204: { description: 'Done.', headers: { 'x-page': { schema: {} } } }, 'x-odd': 1 };
  const { losses, document } = await upgraded({
    openapi: '3.0.0',
    info: { ...INFO, 'x-kept': { 'x-inner': 1 } },
    paths: { '/a': { get: { responses, oaiMeta: 1, deprecated: 'yes' } }, '/b': { description: 'Soon.' } },
    components: {
      callbacks: { paid: { '{$url}': {} } },
      schemas: { A: { properties: { 'x-name': { nullable: true } } } },
    },
  });
  expect(losses.map(({ id, at }) => [id, at.pointer])).toEqual([
    ['upgrade/member-unknown', '/paths/~1a/get/oaiMeta'],
    ['upgrade/member-mistyped', '/paths/~1a/get/deprecated'],
    ['upgrade/extension', '/paths/~1a/get/responses/x-odd'],
    ['upgrade/path-empty', '/paths/~1b'],
    ['upgrade/component-unused', '/components/callbacks/paid'],
  ]);
  for (const { message } of losses) expect(message).not.toMatch(/undefined|\{\w+\}/);
  expect(document.info).toEqual({ ...INFO, 'x-kept': { 'x-inner': 1 } });
});
