import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { lint } from '../src/lint/index.js';
import { treeFromText } from '../src/load/index.js';
import { readContract } from '../src/model/index.js';

const cwd = path.resolve('fixtures/soundness');
const valid = readFileSync(path.join(cwd, 'orders.yaml'), 'utf8');

interface Mutant {
  readonly name: string;
  /** The line of the valid document that is replaced, the first that is so. */
  readonly line: string;
  readonly become: string;
  readonly finds: string;
  /** Where, when not on the line that changed. */
  readonly at?: string;
  /** What else the defect makes wrong. */
  readonly and?: string;
}

const mutants = parse(readFileSync(path.join(cwd, 'mutants.yaml'), 'utf8')) as readonly Mutant[];

/** What keeps a document from meaning anything; style is another matter. */
const SOUND = [
  'docs/examples-valid',
  'docs/schema-examples-valid',
  'docs/server-variable-declared',
  'events/address-parameters-declared',
  'events/address-unique',
  'events/avro-valid',
  'events/bindings-match-protocol',
  'events/correlation-resolves',
  'events/direction-matches-name',
  'events/discriminator-present',
  'events/message-name-unique',
  'events/message-tells-itself-apart',
  'events/reply-resolves',
  'events/required-is-declared',
  'security/pattern-safe',
];

/** `12 events/address-unique` for each problem. */
async function problemsOf(text: string): Promise<string[]> {
  const tree = treeFromText(text, 'orders.yaml');
  const rules = Object.fromEntries(SOUND.map((id) => [id, 'error' as const]));
  const problems = await lint({ tree, contract: readContract(tree) }, { cwd, rulesets: [], rules });
  return problems.map(({ at, id }) => `${at.line} ${id}`);
}

test('the valid document is found sound', async () => {
  expect(await problemsOf(valid)).toEqual([]);
});

describe('each defect is found on its line, and nothing else', () => {
  test.each(mutants.map((mutant) => [mutant.name, mutant] as const))('%s', async (_, mutant) => {
    const lines = valid.split('\n');
    const index = lines.indexOf(mutant.line);
    expect(index, 'the line that is replaced').toBeGreaterThanOrEqual(0);
    lines[index] = mutant.become;
    const line = (mutant.at === undefined ? index : lines.indexOf(mutant.at)) + 1;
    const [others, found] = [await problemsOf(lines.join('\n')), `${line} ${mutant.finds}`];
    expect(others.filter((one) => !mutant.and || !one.endsWith(mutant.and))).toEqual([found]);
  });
});

test('there are enough of them', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(23);
  const found = new Set(mutants.map(({ finds }) => finds));
  expect(SOUND.filter((id) => !found.has(id))).toEqual([]);
});
