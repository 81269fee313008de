import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.gen.js';
import { filesBelow } from '../support/files.js';

const top = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(top, 'README.md'), 'utf8');

describe('README.md', () => {
  test('shows a session that is a fixture, to the letter', () => {
    const shown = /```console\n\$ npx (.*)\n([\s\S]*?)```/.exec(readme);
    const fixture = path.join(top, 'fixtures/cli/readme-diff');
    const { args } = JSON.parse(readFileSync(path.join(fixture, 'case.json'), 'utf8')) as { args: string[] };
    expect(shown?.[1]).toBe(['tenon', ...args].join(' '));
    expect(shown?.[2]).toBe(readFileSync(path.join(fixture, 'stdout.txt'), 'utf8'));
  });

  test('names every command', () => {
    for (const { name } of COMMANDS.filter((command) => command.name !== 'config print'))
      expect(readme).toContain(`\`tenon ${name}`);
  });

  test('is under two screens', () => expect(readme.split('\n').length).toBeLessThan(100));
});

describe('links between the pages', () => {
  const files = filesBelow(top);
  const known = new Set(files.flatMap((file) => [file, ...foldersOf(file)]));
  const pages = files.filter(
    (file) => /^(docs\/.*|[A-Z]+)\.md$/.test(file) && !file.startsWith('THIRD-PARTY'),
  );
  test.each(pages)('%s leads somewhere', (page) => {
    const text = readFileSync(path.join(top, page), 'utf8').replace(/```[\s\S]*?```/g, '');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link as string);
    for (const link of links) {
      const to = path.posix.join(path.posix.dirname(page), link).replace(/\/$/, '');
      expect(known.has(to), `${page} → ${link}`).toBe(true);
    }
  });
});

/** `a/b` and `a` of `a/b/c.md`. */
function foldersOf(file: string): string[] {
  const folder = path.posix.dirname(file);
  return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}
