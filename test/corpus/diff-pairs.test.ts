import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../support/io.js';
import { CORPUS, rootOf, VERSION_PAIRS } from './corpus.js';

/** Both ways: whoever rolls back compares the newer with the older. */
const ways = VERSION_PAIRS.flatMap(([base, revision]): [string, string][] => [
  [base, revision],
  [revision, base],
]);

/** Many times what any of them takes, where several tests share a machine. */
const SECONDS = 20;

const scratch = mkdtempSync(path.join(tmpdir(), 'diff-pairs-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Told {
  readonly exit: number;
  readonly problems: readonly { readonly id: string }[];
  readonly changes: readonly { readonly id: string }[];
}

/** A path that leads to the root document from the corpus, also where that was unpacked. */
function sourceOf(file: string): string {
  const { cwd, input } = rootOf({ file }, scratch);
  return cwd === CORPUS ? input : path.join(cwd, input);
}

describe('every pair of versions is compared, both ways', () => {
  test('none was left out', () => {
    expect(VERSION_PAIRS.length).toBeGreaterThanOrEqual(88);
  });

  test.each(ways)('%s → %s', async (base, revision) => {
    const [before, after] = [sourceOf(base), sourceOf(revision)];
    const root = before.startsWith(scratch) ? scratch : CORPUS;
    const started = performance.now();
    const args = ['diff', before, after, '--root', root, '--format', 'json', '--fail-on', 'breaking'];
    const ran = await run(args, { cwd: CORPUS });
    const seconds = (performance.now() - started) / 1000;
    const { exit, problems, changes } = JSON.parse(ran.stdout) as Told;
    expect(exit).toBe(ran.exit);
    expect([0, 1, 2]).toContain(exit);
    expect(problems.map(({ id }) => id).filter((id) => !/^[A-Z_]+$|^[a-z-]+$/.test(id))).toEqual([]);
    if (exit === 2) expect(problems.length).toBeGreaterThan(0);
    if (exit === 1) expect(changes.length).toBeGreaterThan(0);
    expect(seconds).toBeLessThan(SECONDS);
  });
});
