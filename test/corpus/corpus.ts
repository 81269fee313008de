import { existsSync, readFileSync } from 'node:fs';
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
  const [head = '', ...lines] = readFileSync(path.join(CORPUS, name), 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) =>
    Object.fromEntries(line.split('\t').map((value, index) => [names[index] ?? String(index), value])),
  );
}

/** The dialects that Tenon reads. */
const READ = /^(openapi 3\.[01]|asyncapi 3\.[01])$/;

/** Contracts of these dialects that another tool found valid: they must go through every room. */
export const VALID = table('validity.tsv').filter(
  ({ kind = '', result }) => READ.test(kind) && result === 'ok',
);
