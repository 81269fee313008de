import type { Level } from '../kernel/change.js';
import type { Contract } from '../model/index.js';

/**
 * What may be done to a stability level at the most: who builds on what is named a draft or an alpha has been told
 * that it changes, who builds on a beta that it may.
 */
const GRAVEST: Readonly<Record<string, Level>> = { draft: 'safe', alpha: 'safe', beta: 'risky' };

/** The gravest level that a change of an operation, webhook or message may have, by its key. */
export type Stability = (subject: string) => Level;

/** As the older version promised it: `x-stability-level`. */
export function createStability({ operations, exchanges }: Contract): Stability {
  const levels = new Map<string, Level>();
  for (const { key, lifecycle } of [...operations, ...exchanges])
    levels.set(key, (lifecycle.stability !== undefined && GRAVEST[lifecycle.stability]) || 'breaking');
  return (subject) => levels.get(subject) ?? 'breaking';
}

/** What became of a level. */
export interface StabilityChange {
  /** Follows the subject: `is alpha now, and was stable`. */
  readonly text: string;
  /** Where it is not simply lowered. */
  readonly level?: Level;
  readonly key: string;
}

/**
 * Undefined where no less is promised than was. Who named no level has promised none, so that the first to be named
 * takes nothing back; a word that is no level promises nothing that can be told.
 */
export function stabilityChange(
  was: string | undefined,
  is: string | undefined,
): StabilityChange | undefined {
  if (is === undefined || is === was) return undefined;
  const key = `${was ?? ''} ${is}`;
  if (!FROM_LEAST.includes(is))
    return { text: `names ${is} as its stability, which is no level`, level: 'risky', key };
  const isLowered = was !== undefined && FROM_LEAST.indexOf(is) < FROM_LEAST.indexOf(was);
  return isLowered ? { text: `is ${is} now, and was ${was}`, key } : undefined;
}

const FROM_LEAST: readonly string[] = ['draft', 'alpha', 'beta', 'stable'];
