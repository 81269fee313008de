import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// Test files share this module, so it ends with the process and not with the first of them.
const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-repository-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

export function git(cwd: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  execFileSync('git', [...identity, ...args], { cwd, stdio: 'ignore' });
}

/** A repository of its own with one commit; gone after the tests. */
export function repository(name: string, files: Readonly<Record<string, string>>, branch = 'main'): string {
  const cwd = mkdtempSync(path.join(scratch, `${name}-`));
  git(cwd, 'init', `--initial-branch=${branch}`);
  commit(cwd, files);
  return cwd;
}

export function commit(cwd: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
    writeFileSync(path.join(cwd, file), text);
  }
  git(cwd, 'add', '.');
  git(cwd, 'commit', '-m', 'Change');
}
