import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { REDOCLY_RULES } from '../src/cli/translate/redocly-rules.js';
import { listRules } from '../src/lint/index.js';
import { run } from './support/io.js';

const cwd = mkdtempSync(path.join(tmpdir(), 'tenon-from-'));
afterAll(() => rmSync(cwd, { recursive: true }));

test('what is translated from Redocly runs', async () => {
  cpSync('fixtures/cli/init-from-redocly/project', cwd, { recursive: true });
  expect((await run(['init', '--from', 'redocly'], { cwd })).exit).toBe(0);
  const { stdout, stderr } = await run(['lint', 'partners', '--format', 'json'], { cwd });
  expect(stderr).toBe('');
  const { problems } = JSON.parse(stdout) as { problems: { id: string; severity: string }[] };
  const found = problems.map(({ id, severity }) => `${severity} ${id}`);
  expect(found).toEqual(
    expect.arrayContaining([
      'error info-parts',
      'warn operation-summary-length',
      'error get-and-post-tags',
      'error docs/operation-summary',
      'error oas3-api-servers',
      'warn docs/info-license',
    ]),
  );
  expect(found.join()).not.toContain('lint/rule-failed');
});

test('every counterpart of a rule of Redocly is a rule', async () => {
  const nowhere = { kind: 'openapi', at: { file: 'openapi.yaml', pointer: '' } } as const;
  const listed = await listRules(nowhere, {
    cwd,
    rulesets: ['tenon:strict', 'spectral:oas', 'spectral:asyncapi'],
  });
  const ids = new Set(listed.map(({ id }) => id));
  const unknown = [...REDOCLY_RULES.values()].flatMap(({ rules }) => rules).filter((id) => !ids.has(id));
  expect(unknown).toEqual([]);
});
