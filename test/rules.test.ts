import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { examine } from '../src/lint/examine.js';
import { RULES, type RuleOptions } from '../src/lint/index.js';
import { loadTree } from '../src/load/index.js';
import { readContract } from '../src/model/index.js';

const FIXTURES = path.resolve('fixtures/rules');

/** What a rule finds in a fixture. A comment in its first lines may set options or today's date. */
async function findingsOf(rule: (typeof RULES)[number], file: string): Promise<string[]> {
  const text = readFileSync(file, 'utf8');
  const options = /^# options: (.*)$/m.exec(text)?.[1];
  const today = /^# today: (.*)$/m.exec(text)?.[1];
  const tree = await loadTree(path.basename(file), { cwd: path.dirname(file), root: FIXTURES });
  const contract = readContract(tree);
  expect(contract.mistakes).toEqual([]);
  const found = await examine(contract, [rule], {
    today,
    options: new Map(options ? [[rule.id, JSON.parse(options) as RuleOptions]] : []),
  });
  return found
    .map(({ place, message }) => ({ ...tree.locate(place), message }))
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .map(({ line, column, message }) => `${line}:${column} ${message}`);
}

function casesOf(id: string, kind: 'good' | 'bad'): string[] {
  const folder = path.join(FIXTURES, id, kind);
  return existsSync(folder)
    ? globSync('*.{yaml,json}', { cwd: folder })
        .sort()
        .map((name) => path.join(folder, name))
    : [];
}

describe.each(RULES.map((rule) => ({ rule, id: rule.id })))('$id', ({ rule, id }) => {
  test('has good and bad examples', () => {
    expect(casesOf(id, 'good').length).toBeGreaterThan(0);
    expect(casesOf(id, 'bad').length).toBeGreaterThan(0);
  });

  test('is named for its file, and speaks in sentences', () => {
    expect(existsSync(`src/lint/rules/${id}.ts`)).toBe(true);
    expect(rule.why).toMatch(/^[A-Z`].*\.$/s);
    expect(rule.fix).toMatch(/^[A-Z`].*[^.]\.$/s);
  });

  test.each(casesOf(id, 'good').map((file) => [path.basename(file), file]))('good: %s', async (_, file) => {
    expect(await findingsOf(rule, file as string)).toEqual([]);
  });

  test('bad: exactly the expected findings', async () => {
    const found: Record<string, string[]> = {};
    for (const file of casesOf(id, 'bad')) {
      const findings = await findingsOf(rule, file);
      expect(findings, file).not.toEqual([]);
      for (const finding of findings) expect(finding).toMatch(/^\d+:\d+ [A-Z"`x].*\.$/);
      found[path.basename(file)] = findings;
    }
    await expect(`${JSON.stringify(found, null, 2)}\n`).toMatchFileSnapshot(
      path.join(FIXTURES, id, 'expected.json'),
    );
  });
});

test('every fixture belongs to a rule', () => {
  const ids = new Set<string>(RULES.map((rule) => rule.id));
  const folders = globSync('*/*/{good,bad}/*', { cwd: FIXTURES }).map((file) =>
    path.dirname(path.dirname(file)),
  );
  expect(folders.filter((folder) => !ids.has(folder))).toEqual([]);
});
