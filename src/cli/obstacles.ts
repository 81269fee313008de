import type { Problem } from '../kernel/problem.js';
import { count } from '../kernel/result.js';
import type { MistakeId } from '../model/index.js';
import type { Io } from './io.js';

/** Mistakes behind which a part of the contract is unknown, so that it cannot be compared, or generated from. */
export const UNREADABLE: ReadonlySet<string> = new Set<MistakeId>([
  'reference-unresolved',
  'file-unreadable',
  'value-mistyped',
  'schema-type-unknown',
  'word-of-other-version',
]);

/** Mistakes that code is generated in spite of, and that its users would meet. */
export const GENERATED_ANYHOW: ReadonlySet<string> = new Set<MistakeId>([
  'operation-duplicated',
  'parameter-duplicated',
  'path-parameter-undeclared',
  'path-parameter-unused',
  'security-scheme-undeclared',
]);

/** What a document that is not written anew cannot do without. */
export const UNRESOLVED: ReadonlySet<string> = new Set<MistakeId>([
  'reference-unresolved',
  'file-unreadable',
]);

/** Stands for those beyond the limit, and is none itself. */
const UNLISTED: MistakeId = 'mistakes-unlisted';

/**
 * Says of a contract's mistakes that stop nothing where lint tells them: who hears of none believes that there are none.
 * @param obstacles ids of those that the command tells itself
 * @returns no line, or one
 */
export function passedOver(
  source: string,
  mistakes: readonly Problem[],
  obstacles: ReadonlySet<string> = UNREADABLE,
): string[] {
  const others = mistakes.filter(({ id }) => id !== UNLISTED && !obstacles.has(id));
  if (others.length === 0) return [];
  const are = others.length === 1 ? 'is' : 'are';
  const atLeast = mistakes.some(({ id }) => id === UNLISTED) ? 'at least ' : '';
  return [
    `${source} has ${atLeast}${count(others.length, 'mistake')} that ${are} no obstacle here: tenon lint ${source}`,
  ];
}

/** Prints such lines beside the output, which may be for a machine. */
export function tellPassedOver(lines: readonly string[], io: Pick<Io, 'stderr'>): void {
  for (const line of new Set(lines)) io.stderr(`${line}\n`);
}
