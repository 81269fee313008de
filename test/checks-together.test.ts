import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { diff } from '../src/diff/index.js';
import type { Change } from '../src/kernel/change.js';
import { contractFromText } from '../src/model/index.js';

const FIXTURES = path.join(import.meta.dirname, '../fixtures');
const FOLDER = path.join(FIXTURES, 'checks');

const foldersOf = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const read = (file: string) => contractFromText(readFileSync(file, 'utf8'), path.basename(file));

/** One line: what is said, of what it is said on either side, and how far it reaches. */
function lineOf({ id, level, message, before, after, reaches }: Change): string {
  const places = [before?.pointer ?? '-', after?.pointer ?? '-'].join(' → ');
  const reached = reaches.map(({ subject, part }) => `${subject} ${part}`.trim()).join('; ');
  return `  ${level} ${id}: ${message}\n    ${places}\n    ${reached}`;
}

/** What all checks together say of the case of one of them: each change is told once, by the check that knows it best. */
test('what is said of each fixture, there and back', async () => {
  const told: string[] = [];
  for (const id of foldersOf(FOLDER))
    for (const name of foldersOf(path.join(FOLDER, id))) {
      const folder = path.join(FOLDER, id, name);
      const [base, revision] = [
        await read(path.join(folder, 'base.yaml')),
        await read(path.join(folder, 'revision.yaml')),
      ];
      const there = await diff(base, revision, { today: '2026-11-21' });
      const back = await diff(revision, base, { today: '2026-11-21' });
      told.push(`${id}/${name}`, ...there.changes.map(lineOf), '  and back', ...back.changes.map(lineOf), '');
    }
  await expect(told.join('\n')).toMatchFileSnapshot(path.join(FIXTURES, 'checks-together.txt'));
});
