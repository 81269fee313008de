import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder with contracts that nobody here wrote. Absent, the tests that need it fail, and say how to get past. */
export const CORPUS = path.resolve(
  process.env.TENON_CORPUS ?? path.join(import.meta.dirname, '../../../shared/specs'),
);

if (!existsSync(path.join(CORPUS, 'validity.tsv'))) {
  throw new Error(
    `There are no contracts at ${CORPUS}. Set TENON_CORPUS to the folder that holds index.tsv and validity.tsv.`,
  );
}

export type Row = Readonly<Record<string, string>>;

/** The rows of a table of the corpus, by the names in its first line. */
export function table(name: string): Row[] {
  return rowsOf(readFileSync(path.join(CORPUS, name), 'utf8'));
}

/** The rows of a text with tabs, by the names in its first line. */
export function rowsOf(text: string): Row[] {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) =>
    Object.fromEntries(line.split('\t').map((value, index) => [names[index] ?? String(index), value])),
  );
}

/** Kinds of the table that Tenon reads; one row is a YAML file that its author's tool could not parse, and ours can. */
const READ =
  /^(openapi 3\.[01]|openapi 3\.0 multi-file|asyncapi (2\.[0-6]|3\.[01])|unparsable\(found duplicate anchor.*)$/;

/** A valid contract of the corpus: where to load it from. */
export interface Entry {
  readonly file: string;
  readonly kind: string;
}

/** Contracts that another tool found valid, of the dialects that Tenon reads: they must go through every room. */
export const VALID: readonly Entry[] = table('validity.tsv').flatMap(({ file = '', kind = '', result }) =>
  READ.test(kind) && result === 'ok'
    ? [{ file, kind: kind.startsWith('unparsable') ? 'openapi 3.0' : kind }]
    : [],
);

/** The root document of an entry: of an archive, the one that it was packed around. */
export function rootOf({ file }: Entry, scratch: string): { readonly cwd: string; readonly input: string } {
  if (!file.endsWith('.tar.gz')) return { cwd: CORPUS, input: file };
  const cwd = path.join(scratch, path.basename(file, '.tar.gz'));
  if (!existsSync(cwd)) {
    mkdirSync(cwd, { recursive: true });
    execFileSync('tar', ['xzf', path.join(CORPUS, file), '--strip-components', '1', '-C', cwd]);
  }
  return { cwd, input: 'DigitalOcean-public.v2.yaml' };
}
