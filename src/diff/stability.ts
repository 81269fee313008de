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

/** Is less promised than was? Who names no level promises the most; unknown levels promise nothing that is known. */
export function isLowered(was: string | undefined, is: string | undefined): boolean {
  const [old, now] = [was, is].map((level) => FROM_LEAST.indexOf(level ?? 'stable'));
  return old !== undefined && now !== undefined && now >= 0 && now < old;
}

const FROM_LEAST: readonly string[] = ['draft', 'alpha', 'beta', 'stable'];
