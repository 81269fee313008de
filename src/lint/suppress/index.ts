import type { Place } from '../../kernel/place.js';
import { type Pointer, parentOf } from '../../kernel/pointer.js';
import { type Problem, RULE_FAILED } from '../../kernel/problem.js';
import type { Position, Tree } from '../../load/index.js';
import { CATEGORIES, type Rule } from '../rule.js';
import type { Verdict } from '../verdict.js';
import { commentSuppressions } from './comments.js';
import { wordSuppressions } from './words.js';

/** One rule that an author asked to be silent somewhere. */
export interface Suppression {
  readonly rule: string;
  readonly reason: string;
  /** The last day on which it holds, as it was written. */
  readonly expires?: string;
  /** Where the author asks for it. */
  readonly place: Place;
  /** Where a comment stands: no node has its place. */
  readonly position?: Position;
  /** Of a comment: the line that it speaks of, from 1. Of `x-lint-ignore`: the node that has it. */
  readonly covers: { readonly line: number } | { readonly pointer: Pointer };
}

interface Known {
  /** Ids of the rules that ran. */
  readonly active: ReadonlySet<string>;
  readonly rules: readonly Rule[];
  /** Today's ISO date; without it nothing has run out. */
  readonly today: string | undefined;
}

/** The problems that no suppression covers, and what is wrong with the suppressions themselves. */
export function suppress(
  problems: readonly Problem[],
  tree: Tree,
  known: Known,
): { readonly kept: readonly Problem[]; readonly faults: readonly Verdict[] } {
  const suppressions = tree
    .sources()
    .flatMap((source) => [...commentSuppressions(source), ...wordSuppressions(source)]);
  if (suppressions.length === 0) return { kept: problems, faults: [] };
  const used = new Set<Suppression>();
  const holding = suppressions.filter((one) => !isExpired(one, known.today));
  const kept = problems.filter(({ id, at }) => {
    // What could not be checked, no one may call clean.
    const covering =
      id === RULE_FAILED ? [] : holding.filter((one) => one.rule === id && isCovered(at, one, tree));
    for (const suppression of covering) used.add(suppression);
    return covering.length === 0;
  });
  return { kept, faults: suppressions.flatMap((one) => faultOf(one, used.has(one), known) ?? []) };
}

/** Does the place lie at or below the node that the suppression covers? */
function isCovered(place: Place, { place: { file }, covers }: Suppression, tree: Tree): boolean {
  if (place.file !== file) return false;
  if ('pointer' in covers)
    return place.pointer === covers.pointer || place.pointer.startsWith(`${covers.pointer}/`);
  for (let pointer = place.pointer; ; pointer = parentOf(pointer)) {
    if (tree.locate({ file, pointer }).line === covers.line) return true;
    if (pointer === '') return false;
  }
}

const DATE = /^\d{4}-\d\d-\d\d$/;

function isDate(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(Date.parse(text));
}

function isExpired({ expires }: Suppression, today: string | undefined): boolean {
  return expires !== undefined && today !== undefined && (!isDate(expires) || expires < today);
}

function faultOf(
  { rule, reason, expires, place, position }: Suppression,
  used: boolean,
  { active, rules, today }: Known,
): Verdict | undefined {
  if (reason === '') {
    return {
      id: 'lint/suppression-without-reason',
      severity: 'error',
      message: `The suppression of ${rule} gives no reason.`,
      why: 'In a year nobody knows whether an exception without a reason still holds.',
      fix: `Say why, after a colon: # tenon-ignore ${rule}: our oldest partner still sends it`,
      key: rule,
      place,
      ...(position && { position }),
    };
  }
  if (expires !== undefined && today !== undefined && (!isDate(expires) || expires < today)) {
    const isOver = isDate(expires);
    return {
      id: 'lint/suppression-expired',
      severity: isOver ? 'warn' : 'error',
      message: isOver
        ? `The suppression of ${rule} held until ${expires}.`
        : `The suppression of ${rule} holds until ${JSON.stringify(expires)}, which is no date.`,
      why: 'An exception that was made for a time is over when the time is.',
      fix: isOver
        ? 'Repair what it covers and remove it, or agree on another day.'
        : 'Write the day as 2027-06-30.',
      key: rule,
      place,
      ...(position && { position }),
    };
  }
  const isUnknown =
    CATEGORIES.some((category) => rule.startsWith(`${category}/`)) && !rules.some(({ id }) => id === rule);
  if (used || !(active.has(rule) || isUnknown)) return undefined;
  return {
    id: 'lint/suppression-unused',
    severity: 'warn',
    message: isUnknown
      ? `No rule is called ${rule}.`
      : `Nothing here breaks ${rule}: the suppression is unused.`,
    why: 'A suppression that nothing needs will hide the next real finding.',
    fix: isUnknown ? 'Correct the name: tenon explain lists all rules.' : 'Remove it.',
    key: rule,
    place,
    ...(position && { position }),
  };
}
