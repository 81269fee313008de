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

/** From the least stable on. */
export const STABILITY_LEVELS: readonly string[] = ['draft', 'alpha', 'beta', 'stable'];
