import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { diff } from '../../src/diff/index.js';
import { DIMENSIONS, levelIn } from '../../src/kernel/change.js';
import type { JsonObject } from '../../src/kernel/json.js';
import { type Contract, contractFromText } from '../../src/model/index.js';
import { type Cell, cellsOf, membersOf, SINKS } from './cells.js';
import { editsOf } from './edits.js';
import { contractWith, KEYWORDS } from './schemas.js';

/**
 * The space of edits: every member of every object that a contract is made of, as either side writes it, gone, come and
 * changed. Each edit has its verdict in `fixtures/edit-space/*.tsv`; where that is none, `silent.tsv` says why.
 */
const FOLDER = path.join(import.meta.dirname, '../../fixtures/edit-space');

const contracts = new Map<string, Promise<Contract>>();

function read(document: JsonObject): Promise<Contract> {
  const text = JSON.stringify(document);
  const known = contracts.get(text) ?? contractFromText(text, 'contract.json');
  if (contracts.size < 4) contracts.set(text, known);
  return known;
}

/** `breaking property-removed, safe property-optional-added`; in brackets what only generated source notices. */
async function verdictOf(before: JsonObject, after: JsonObject): Promise<string> {
  const [old, now] = [await read(before), await read(after)];
  const { changes } = await diff(old, now, { today: '2026-11-21' });
  const said = changes.map(({ id, level, verdicts }) =>
    level === 'safe' && levelIn(verdicts, DIMENSIONS) !== 'safe'
      ? `(${verdicts.source} ${id})`
      : `${level} ${id}`,
  );
  // What one side could not read is told as its mistake, and fails the command.
  const silence = old.unread.size + now.unread.size > 0 ? 'unread' : 'none';
  return [...new Set(said)].join(', ') || silence;
}

interface Silence {
  readonly cell: RegExp;
  readonly because: string;
  readonly reason: string;
}

/** Why edits of some cells are no change: `kind.member direction edit` by a pattern, a word for why, and the reason. */
const silences: readonly Silence[] = readFileSync(path.join(FOLDER, 'silent.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [pattern = '', because = '', reason = ''] = line.split('\t');
    return { cell: new RegExp(`^(?:${pattern})$`), because, reason };
  });

/** Those that say nothing of the bytes, and those that are let pass although they do. */
const WORDS = ['documentation', 'default', 'not on the wire', 'waived'];

const rows: { readonly name: string; readonly verdict: string }[] = [];

async function rowOf(name: string, before: JsonObject, after: JsonObject): Promise<string> {
  const verdict = await verdictOf(before, after);
  rows.push({ name, verdict });
  return `${name.split(' ').join('\t')}\t${verdict}\n`;
}

describe.each(['openapi', 'asyncapi'] as const)('%s', (dialect) => {
  test('every member of every object is there to be edited', () => {
    const shown = new Set(cellsOf(dialect).map(({ kind, member }) => `${kind}.${member}`));
    // What components hold is edited where it is referred to.
    const missing = membersOf(dialect).filter((name) => !shown.has(name) && !name.startsWith('components.'));
    expect(missing).toEqual([]);
  });

  test('and every edit has its verdict', async () => {
    const { document } = SINKS[dialect];
    let table = 'member\twritten by\tedit\tverdict\n';
    for (const cell of cellsOf(dialect))
      for (const { name, before, after } of editsOf(cell, document))
        table += await rowOf(nameOf(cell, name), before, after);
    await expect(table).toMatchFileSnapshot(path.join(FOLDER, `${dialect}.tsv`));
  });
});

function nameOf({ kind, member, direction }: Cell, edit: string): string {
  return `${kind}.${member} ${direction} ${edit.replace(' ', '-')}`;
}

test('every keyword of a schema, from either side', async () => {
  let table = 'keyword\twritten by\tedit\tverdict\n';
  for (const [keyword, { without, says, otherwise }] of Object.entries(KEYWORDS))
    for (const direction of ['consumer', 'owner'] as const) {
      const [none, one, other] = [without, says, otherwise].map((schema) =>
        contractWith(direction, schema),
      ) as [JsonObject, JsonObject, JsonObject];
      table += await rowOf(`schema.${keyword} ${direction} added`, none, one);
      table += await rowOf(`schema.${keyword} ${direction} removed`, one, none);
      table += await rowOf(`schema.${keyword} ${direction} changed`, one, other);
    }
  await expect(table).toMatchFileSnapshot(path.join(FOLDER, 'schema.tsv'));
});

test('each silence has its reason, and each reason a silence', () => {
  const silent = rows.filter(({ verdict }) => verdict === 'none').map(({ name }) => name);
  expect(silent.filter((name) => !silences.some(({ cell }) => cell.test(name)))).toEqual([]);
  for (const { cell, because, reason } of silences) {
    expect(
      silent.some((name) => cell.test(name)),
      `${cell} is silent nowhere`,
    ).toBe(true);
    expect(WORDS).toContain(because);
    expect(reason, String(cell)).not.toBe('');
    if (because === 'waived') expect(reason, 'the specification is cited').toMatch(/https:\/\//);
  }
});

test('at most one edit in twenty is waived', () => {
  const waived = silences.filter(({ because }) => because === 'waived');
  const count = rows.filter(
    ({ name, verdict }) => verdict === 'none' && waived.some(({ cell }) => cell.test(name)),
  );
  expect(rows.length).toBeGreaterThan(1000);
  expect(count.length).toBeLessThanOrEqual(rows.length / 20);
});
