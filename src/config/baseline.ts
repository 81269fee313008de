import { existsSync } from 'node:fs';
import { z } from 'zod';
import { TenonError } from '../kernel/errors.js';
import { readConfigFile } from './read.js';

const baseline = z.strictObject({
  version: z.literal(1),
  contracts: z.record(
    z.string(),
    z.record(
      z.string(),
      z.array(z.string().regex(/^[0-9a-f]{16}( [0-9a-f]{16})?$/, 'is one fingerprint or two, in quotes')),
    ),
  ),
});

/** A finding of the day on which the file was written. */
export interface Remembered {
  readonly id: string;
  readonly fingerprint: string;
  readonly alias?: string;
}

/**
 * The findings that a team has found before, by contract; undefined when there is no file.
 * @throws TenonError CONFIG_UNREADABLE, BASELINE_INVALID
 */
export async function readBaseline(
  file: string,
  shown: string,
): Promise<ReadonlyMap<string, readonly Remembered[]> | undefined> {
  if (!existsSync(file)) return undefined;
  const result = baseline.safeParse(await readConfigFile(file, shown));
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = issue && issue.path.length > 0 ? `\`${issue.path.join('.')}\` ` : '';
    throw new TenonError('BASELINE_INVALID', { path: shown, reason: `${where}${issue?.message}` });
  }
  return new Map(
    Object.entries(result.data.contracts).map(([contract, rules]) => [
      contract,
      Object.entries(rules).flatMap(([id, entries]) => entries.map((entry) => remembered(id, entry))),
    ]),
  );
}

function remembered(id: string, entry: string): Remembered {
  const [fingerprint = '', alias] = entry.split(' ');
  return { id, fingerprint, ...(alias !== undefined && { alias }) };
}
