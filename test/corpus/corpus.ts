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

/** A contract of the corpus, and what loading it must come to. */
export interface Entry {
  readonly file: string;
  readonly kind: string;
  /** `clean`, the code of the one error that stops it, or how many mistakes of which kind. */
  readonly outcome: string;
}

/** Every row of the corpus, with the outcome that was judged by reading it: `outcomes.tsv`. */
export const ENTRIES: readonly Entry[] = (() => {
  const outcomes = new Map(
    rowsOf(readFileSync(path.join(import.meta.dirname, 'outcomes.tsv'), 'utf8')).map(
      ({ file = '', outcome = '' }) => [file, outcome],
    ),
  );
  return table('index.tsv').map(({ file = '', kind = '' }) => ({
    file,
    // One is YAML that its author's tool could not parse, and ours can.
    kind: kind.startsWith('unparsable(found duplicate anchor') ? 'openapi 3.0' : kind,
    outcome: outcomes.get(file) ?? 'unjudged',
  }));
})();

/** The contracts that can be read: they must go through every room, whatever mistakes are in them. */
export const READABLE: readonly Entry[] = ENTRIES.filter(({ outcome }) => !/^[A-Z_]+$/.test(outcome));

/** The root document of an entry: of an archive, the one that it was packed around. */
export function rootOf(
  { file }: Pick<Entry, 'file'> & Partial<Entry>,
  scratch: string,
): { readonly cwd: string; readonly input: string } {
  if (!file.endsWith('.tar.gz')) return { cwd: CORPUS, input: file };
  const cwd = path.join(scratch, path.basename(file, '.tar.gz'));
  if (!existsSync(cwd)) {
    mkdirSync(cwd, { recursive: true });
    execFileSync('tar', ['xzf', path.join(CORPUS, file), '--strip-components', '1', '-C', cwd]);
  }
  return { cwd, input: 'DigitalOcean-public.v2.yaml' };
}

/** Two versions of one contract, the older first: both sides of pull requests, and releases that follow each other. */
export const VERSION_PAIRS: readonly (readonly [base: string, revision: string])[] = table(
  'index.tsv',
).flatMap(({ file = '', 'pair-of': older = '' }): [string, string][] =>
  older === '' ? [] : [[older, file]],
);
