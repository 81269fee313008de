import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const top = path.resolve(import.meta.dirname, '../..');
const { MAY_IMPORT } = createRequire(import.meta.url)('../../scripts/rooms.cjs') as {
  MAY_IMPORT: Readonly<Record<string, readonly string[]>>;
};
const page = readFileSync(path.join(top, 'ARCHITECTURE.md'), 'utf8');

describe('ARCHITECTURE.md', () => {
  test('shows the import table that is enforced', () => {
    const shown = Object.fromEntries(
      [...page.matchAll(/^\| ([a-z]+) \| ([a-z, ]+|–) \|$/gm)].map(([, room, list]) => [
        room,
        list === '–' ? [] : list?.split(', '),
      ]),
    );
    expect(shown).toEqual(MAY_IMPORT);
  });

  test('names every room, and no room that is not there', () => {
    const folders = readdirSync(path.join(top, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => name).sort()).toEqual(
      [...Object.keys(MAY_IMPORT), 'cli', 'runtime'].sort(),
    );
  });

  test('gives every room a door', () => {
    for (const room of Object.keys(MAY_IMPORT).filter((name) => name !== 'kernel')) {
      expect(existsSync(path.join(top, 'src', room, 'index.ts')), room).toBe(true);
    }
  });

  test('names only files that are there', () => {
    const named = [...page.matchAll(/`((?:src|docs|scripts|rulesets|config|cli|model)\/[\w./-]*\w)`/g)].map(
      ([, file]) => file as string,
    );
    for (const file of named)
      expect(
        existsSync(path.join(top, file)) ||
          existsSync(path.join(top, 'src', file)) ||
          existsSync(path.join(top, 'src', `${file}.ts`)),
        file,
      ).toBe(true);
  });
});
