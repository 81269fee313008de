import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { LOCK } from '../src/cli/lock.js';
import { filesBelow } from './support/files.js';
import { run } from './support/io.js';

/** One folder a case: `case.json` (args, exit code, standard input), `project/` and what must be printed and written. */
const folder = path.resolve(import.meta.dirname, '../fixtures/cli');
const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-cli-'));
afterAll(() => rmSync(scratch, { recursive: true }));

interface Case {
  readonly args: readonly string[];
  readonly exit: number;
  readonly stdin?: string;
}

describe.each(readdirSync(folder).sort())('%s', (name) => {
  const here = path.join(folder, name);
  const { args, exit, stdin = '' } = JSON.parse(readFileSync(path.join(here, 'case.json'), 'utf8')) as Case;

  test(`tenon ${args.join(' ')}`, async () => {
    const cwd = path.join(scratch, name);
    cpSync(existsSync(path.join(here, 'project')) ? path.join(here, 'project') : path.join(here), cwd, {
      recursive: true,
    });
    const before = filesBelow(cwd);
    const ran = await run(args, { cwd, readStdin: () => new TextEncoder().encode(stdin) });
    await expect(ran.stdout).toMatchFileSnapshot(path.join(here, 'stdout.txt'));
    await expect(ran.stderr).toMatchFileSnapshot(path.join(here, 'stderr.txt'));
    // A lock tells our version, and no fixture does: test/generate-files.test.ts looks at it.
    const written = filesBelow(cwd).filter((file) => !before.includes(file) && !file.endsWith(LOCK));
    for (const file of written) {
      await expect(readFileSync(path.join(cwd, file), 'utf8')).toMatchFileSnapshot(
        path.join(here, 'written', `${file}.txt`),
      );
    }
    expect(ran.exit).toBe(exit);
  });
});
