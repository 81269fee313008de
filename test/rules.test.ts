import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { examine } from '../src/lint/examine.js';
import type { RuleOptions } from '../src/lint/index.js';
import { RULES } from '../src/lint/rules.gen.js';
import { loadTree, type Tree, treeFromText } from '../src/load/index.js';
import { readContract } from '../src/model/index.js';

const FIXTURES = path.resolve('fixtures/rules');

interface Case {
  readonly name: string;
  readonly tree: () => Promise<Tree>;
  readonly options: RuleOptions;
  readonly today: string | undefined;
  /** What a case leaves out that it is not about is no mistake of it. */
  readonly isPart: boolean;
}

/** A file on its own: a comment in its first lines may set options or today's date. */
function fileCase(file: string): Case {
  const text = readFileSync(file, 'utf8');
  const options = /^# options: (.*)$/m.exec(text)?.[1];
  return {
    name: path.basename(file),
    tree: () => loadTree(path.basename(file), { cwd: path.dirname(file), root: FIXTURES }),
    options: options ? (JSON.parse(options) as RuleOptions) : {},
    today: /^# today: (.*)$/m.exec(text)?.[1],
    isPart: false,
  };
}

/** The small contracts of `cases.yaml`. Only what they are about is written: the rest is that of an OpenAPI 3.1 document. */
function partCases(id: string, kind: 'good' | 'bad'): Case[] {
  const file = path.join(FIXTURES, id, 'cases.yaml');
  if (!existsSync(file)) return [];
  const cases = parse(readFileSync(file, 'utf8')) as Record<typeof kind, Record<string, Part> | undefined>;
  return Object.entries(cases[kind] ?? {}).map(([name, { options = {}, today, ...part }]) => {
    const isNamed = 'openapi' in part || 'swagger' in part || 'asyncapi' in part;
    const contract = {
      ...(isNamed ? {} : { openapi: '3.1.0' }),
      ...part,
      info: { title: 'Orders', version: '1.0.0', ...part.info },
    };
    const tree = async () => treeFromText(JSON.stringify(contract, null, 1), `${name}.json`);
    return { name, tree, options, today, isPart: true };
  });
}

interface Part {
  readonly options?: RuleOptions;
  readonly today?: string;
  readonly info?: object;
}

/** What a rule finds in a case: line and column in a file, the pointer in a part. */
async function findingsOf(rule: (typeof RULES)[number], one: Case): Promise<string[]> {
  const tree = await one.tree();
  const contract = readContract(tree);
  const mistakes = contract.mistakes.filter(({ id }) => !(one.isPart && id === 'member-missing'));
  expect(mistakes).toEqual([]);
  const found = await examine(contract, [rule], {
    today: one.today,
    options: new Map([[rule.id, one.options]]),
  });
  return found
    .map(({ place, message }) => ({ place, ...tree.locate(place), message }))
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .map(({ place, line, column, message }) =>
      one.isPart ? `${place.pointer || '/'} ${message}` : `${line}:${column} ${message}`,
    );
}

function casesOf(id: string, kind: 'good' | 'bad'): Case[] {
  const files = globSync(`${id}/${kind}/*.{yaml,json}`, { cwd: FIXTURES }).sort();
  return [...files.map((file) => fileCase(path.join(FIXTURES, file))), ...partCases(id, kind)];
}

describe.each(RULES.map((rule) => ({ rule, id: rule.id })))('$id', ({ rule, id }) => {
  test('has three good and three bad examples, and of each one that stands whole', () => {
    for (const kind of ['good', 'bad'] as const) {
      const cases = casesOf(id, kind);
      expect(cases.length, kind).toBeGreaterThanOrEqual(3);
      expect(cases.some(({ isPart }) => !isPart)).toBe(true);
      expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    }
  });

  test('is named for its file, and speaks in sentences', () => {
    expect(existsSync(`src/lint/rules/${id}.ts`)).toBe(true);
    expect(rule.why).toMatch(/^[A-Z`].*\.$/s);
    expect(rule.fix).toMatch(/^[A-Z`].*[^.]\.$/s);
  });

  test.each(casesOf(id, 'good').map((one) => [one.name, one] as const))('good: %s', async (_, one) => {
    expect(await findingsOf(rule, one)).toEqual([]);
  });

  test('bad: exactly the expected findings', async () => {
    const found: Record<string, string[]> = {};
    for (const one of casesOf(id, 'bad')) {
      const findings = await findingsOf(rule, one);
      expect(findings, one.name).not.toEqual([]);
      for (const finding of findings) expect(finding).toMatch(/^(\d+:\d+|\/\S*) [A-Z"`x].*\.$/);
      found[one.name] = findings;
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
