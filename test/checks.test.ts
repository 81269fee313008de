import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHECK_EXAMPLES } from '../src/cli/check-examples.gen.js';
import { CHECKS, type Check, diff } from '../src/diff/index.js';
import { contractFromText } from '../src/model/index.js';

const FOLDER = path.join(import.meta.dirname, '../fixtures/checks');
/** A case in which the check finds nothing: for the reference, where the failing ones read backwards do not serve. */
const PASSES = 'passes';
const TODAY = '2026-11-21';

const foldersOf = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** The two contracts of a case. */
function read(folder: string) {
  const open = (file: string) => contractFromText(readFileSync(path.join(folder, file), 'utf8'), file);
  return Promise.all([open('base.yaml'), open('revision.yaml')]);
}

test('each check has fixtures, and each fixture a check', () => {
  expect(foldersOf(FOLDER)).toEqual(CHECKS.map(({ id }) => id).sort());
});

test('the reference shows of each check what it finds and what it does not', () => {
  expect(Object.keys(CHECK_EXAMPLES)).toEqual(CHECKS.map(({ id }) => id));
});

describe.each(CHECKS.map((check): [string, Check] => [check.id, check]))('%s', (id, check) => {
  const cases = foldersOf(path.join(FOLDER, id));

  test.each(cases.filter((name) => name !== PASSES))('%s', async (name) => {
    const folder = path.join(FOLDER, id, name);
    const [base, revision] = await read(folder);
    const { changes } = await diff(base, revision, { checks: [check], today: TODAY });
    expect(changes.length, 'the case shows the finding').toBeGreaterThan(0);
    await expect(`${JSON.stringify(changes, null, 2)}\n`).toMatchFileSnapshot(
      path.join(folder, 'expected.json'),
    );

    // What breaks on the way there must not be said to break on the way back.
    const back = await diff(revision, base, { checks: [check], today: TODAY });
    if (check.symmetric === undefined) expect(back.changes).toEqual([]);
  });

  test.runIf(cases.includes(PASSES))('passes', async () => {
    const [base, revision] = await read(path.join(FOLDER, id, PASSES));
    const { changes } = await diff(base, revision, { checks: [check], today: TODAY });
    expect(changes).toEqual([]);
  });
});
