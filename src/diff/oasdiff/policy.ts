import type { Dimension, Level } from '../../kernel/change.js';
import { BREAKING } from './levels/breaking.js';
import { RISKY } from './levels/risky.js';
import { SAFE } from './levels/safe.js';

/**
 * Which check of oasdiff is how grave, in our words. Its own levels change from version to version (36 of them in one
 * step), so they are never passed on: this table is read from version 1.15.0, and raised where levels/breaking.ts says.
 */
export const POLICY = { engine: '1.15.0', version: 1 } as const;

const LEVEL_OF: ReadonlyMap<string, Level> = new Map(
  Object.entries({ breaking: BREAKING, risky: RISKY, safe: SAFE } as const).flatMap(([level, ids]) =>
    idsOf(ids).map((id) => [id, level as Level] as const),
  ),
);

function idsOf(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** A check that the table does not know is of a later version: nobody has judged it, so it is risky. */
export function levelOf(id: string): Level {
  return LEVEL_OF.get(id) ?? 'risky';
}

export function isKnown(id: string): boolean {
  return LEVEL_OF.has(id);
}

/** What a check speaks of, by the words in its id; a request parameter is a request. */
export function dimensionsOf(id: string): readonly Dimension[] {
  if (/(^|-)response(-|$)/.test(id)) return ['wire-response'];
  if (/(^|-)request(-|$)/.test(id)) return ['wire-request'];
  if (/operation-id|tag|schema-removed/.test(id)) return ['source'];
  if (/security/.test(id)) return ['wire-request'];
  if (/removed/.test(id) && /^(api|webhook)-/.test(id)) return ['wire-request', 'wire-response'];
  return ['behaviour'];
}
