import { existsSync } from 'node:fs';
import path from 'node:path';

/** What a user may type for a contract. */
export type Input =
  | { readonly kind: 'stdin' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'git'; readonly ref: string; readonly path: string }
  | { readonly kind: 'npm'; readonly specifier: string }
  | { readonly kind: 'archive'; readonly archive: string; readonly path?: string }
  | { readonly kind: 'url'; readonly url: string };

/** Tells the kinds of input apart; a file that has the very name comes first. */
export function readInput(input: string, cwd: string): Input {
  if (input === '-') return { kind: 'stdin' };
  if (/\.(tar|tgz|tar\.gz)$/i.test(input) && !input.includes(':')) return { kind: 'archive', archive: input };
  if (existsSync(path.resolve(cwd, input))) return fileOrArchive(input);
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(input)) return { kind: 'url', url: input };
  if (input.startsWith('npm:')) return { kind: 'npm', specifier: input.slice('npm:'.length) };
  const [, archive, inside] = /^(.+\.(?:tar|tgz|tar\.gz)):(.+)$/i.exec(input) ?? [];
  if (archive !== undefined && inside !== undefined) return { kind: 'archive', archive, path: inside };
  const at = isDrive(input) ? undefined : gitInput(input);
  if (at) return at;
  const slashed = input.replaceAll('\\', '/');
  return fileOrArchive(existsSync(path.resolve(cwd, slashed)) ? slashed : input);
}

function fileOrArchive(file: string): Input {
  return /\.(tar|tgz|tar\.gz)$/i.test(file)
    ? { kind: 'archive', archive: file }
    : { kind: 'file', path: file };
}

/** `C:\api\orders.yaml` and `C:/api/orders.yaml`; a branch may have a name of one letter, a path in it starts so not. */
function isDrive(input: string): boolean {
  return /^[a-z]:[\\/]/i.test(input);
}

/** `ref:path`; a colon in braces is the ref's own (`main@{12:00}`). */
function gitInput(input: string): Input | undefined {
  const [, ref, file] = /^((?:[^:{]|\{[^}]*\})+):(.+)$/s.exec(input) ?? [];
  return ref === undefined || file === undefined ? undefined : { kind: 'git', ref, path: file };
}
