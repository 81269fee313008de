import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/diff/index.js';
import { diffWithOasdiff } from '../src/diff/oasdiff/diff.js';
import { disagreements, disagreementText } from '../src/diff/oasdiff/disagreements.js';
import { engineDocument } from '../src/diff/oasdiff/document.js';
import { dimensionsOf } from '../src/diff/oasdiff/policy.js';
import type { Change } from '../src/kernel/change.js';
import { contractFromText } from '../src/model/index.js';

describe('two versions that differ in many ways', () => {
  const folder = path.join(import.meta.dirname, '../fixtures/oasdiff');
  const open = (file: string) => contractFromText(readFileSync(path.join(folder, file), 'utf8'), file);
  const places = ({ before, after }: Change) =>
    [before, after].map((place) => (place ? `${place.pointer}:${place.line}` : '-')).join(' → ');

  test.each([
    ['there', 'base.yaml', 'revision.yaml'],
    ['back', 'revision.yaml', 'base.yaml'],
  ])('%s', async (name, from, to) => {
    const [before, after] = [await open(from), await open(to)];
    const oasdiff = await diffWithOasdiff(before, after);
    const told = oasdiff.changes.flatMap((change) => [
      `${change.level} ${JSON.stringify(change.verdicts)} ${change.id} of ${change.subject}`,
      `  ${change.message}`,
      `  ${places(change)}`,
      ...change.reaches.map(({ subject, part, path: way }) => `  ${subject} | ${part} | ${way}`),
    ]);
    const disputed = disagreements(await diff(before, after), oasdiff).flatMap((group) => [
      group.subject,
      ...group.disagreements.map((one) => `  ${disagreementText(one)}`),
    ]);
    const prints = new Set(oasdiff.changes.map(({ fingerprint }) => fingerprint));
    expect(prints.size).toBe(oasdiff.changes.length);
    await expect([...told, '', 'In dispute', ...disputed, ''].join('\n')).toMatchFileSnapshot(
      path.join(folder, `${name}.txt`),
    );
  });
});

test.each([
  ['response-property-removed', ['wire-response']],
  ['new-required-request-property', ['wire-request']],
  ['request-parameter-removed', ['wire-request']],
  ['api-operation-id-removed', ['source']],
  ['api-schema-removed', ['source']],
  ['api-tag-added', ['source']],
  ['api-security-removed', ['wire-request']],
  ['api-path-removed-without-deprecation', ['wire-request', 'wire-response']],
  ['api-stability-decreased', ['behaviour']],
  ['endpoint-deprecated', ['behaviour']],
  ['sunset-removed', ['behaviour']],
])('%s speaks of %j', (id, dimensions) => {
  expect(dimensionsOf(id)).toEqual(dimensions);
});

test('what the engine is not shown, but would not compare either, is no matter', async () => {
  const device = {
    type: 'oauth2',
    flows: { deviceAuthorization: { tokenUrl: 'https://id.example', scopes: {} } },
  };
  const document = {
    openapi: '3.2.0',
    info: { title: 'Orders', version: '1.0.0' },
    paths: {},
    components: { securitySchemes: { device } },
  };
  const side = () => contractFromText(JSON.stringify(document), 'orders.json');
  expect(engineDocument(await side()).losses.map(({ id }) => id)).toEqual(['upgrade/oauth-flow']);
  expect((await diffWithOasdiff(await side(), await side())).unseen).toEqual([]);
});
