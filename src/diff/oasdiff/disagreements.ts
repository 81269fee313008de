import { type Change, type Dimension, graver, type Level, levelIn } from '../../kernel/change.js';
import { groupBy } from '../../kernel/order.js';
import type { Place } from '../../kernel/place.js';
import { tokensOf } from '../../kernel/pointer.js';
import type { DiffResult } from '../diff.js';

export type Engine = 'native' | 'oasdiff';

/** A change that one engine calls graver than the other does. */
export interface Disagreement {
  /** The engine that calls it graver. */
  readonly graver: Engine;
  readonly change: Change;
  /** What the other engine says of the same; `nothing` when it does not speak of it. */
  readonly other: Level | 'nothing';
}

export interface DisagreementGroup {
  /** The operation, webhook or named schema. */
  readonly subject: string;
  readonly disagreements: readonly Disagreement[];
}

/**
 * Where the engines differ, by what they speak of: the changes that one calls breaking or risky, and the other
 * something milder. What both call safe is no matter of dispute, nor what they call it.
 */
export function disagreements(native: DiffResult, oasdiff: DiffResult): DisagreementGroup[] {
  const found = [
    ...graverIn('native', native.changes, oasdiff.changes),
    ...graverIn('oasdiff', oasdiff.changes, native.changes),
  ];
  const groups = groupBy(found, ({ change }) => subjectOf(change));
  return [...groups].map(([subject, members]) => ({ subject, disagreements: members }));
}

/** One sentence: `native says breaking, oasdiff nothing: GET /orders was removed.` */
export function disagreementText({ graver: engine, change, other }: Disagreement): string {
  const [theirs, milder] = engine === 'native' ? ['native', 'oasdiff'] : ['oasdiff', 'native'];
  return `${theirs} says ${change.level}, ${milder} ${other}: ${change.message}`;
}

function subjectOf({ reaches, subject }: Change): string {
  const subjects = new Set(reaches.map((reach) => reach.subject));
  const [only] = subjects;
  return subjects.size === 1 && only !== undefined ? only : subject;
}

function graverIn(engine: Engine, changes: readonly Change[], others: readonly Change[]): Disagreement[] {
  return changes.flatMap((change) => {
    if (change.level === 'safe') return [];
    const dimensions = sidesOf(change);
    const related = others.filter((other) => isRelated(change, other, dimensions));
    const level = related
      .map(({ verdicts }) => levelIn(verdicts, dimensions))
      .reduce<Level>((gravest, one) => graver(gravest, one), 'safe');
    if (graver(level, change.level) === level) return [];
    return [{ graver: engine, change, other: related.length === 0 ? 'nothing' : level }];
  });
}

/** The dimensions in which a change is as grave as it is. */
function sidesOf({ verdicts, level }: Change): Dimension[] {
  return (Object.keys(verdicts) as Dimension[]).filter((dimension) => verdicts[dimension] === level);
}

function isRelated(change: Change, other: Change, dimensions: readonly Dimension[]): boolean {
  if (!dimensions.some((dimension) => other.verdicts[dimension] !== undefined)) return false;
  if (isNear(change.before, other.before) || isNear(change.after, other.after)) return true;
  const parts = new Set(change.reaches.map(partKey));
  return other.reaches.some((reach) => parts.has(partKey(reach)));
}

function partKey({ subject, part, path }: Change['reaches'][number]): string {
  return JSON.stringify([subject, part, path]);
}

/** What holds many things of a kind: two places in it are two things. */
const HOLDERS: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'parameters',
  'responses',
  'headers',
  'content',
  'paths',
  'webhooks',
  'schemas',
  'callbacks',
  'servers',
]);

/** How many steps below what they have in common two places may be, to be about the same thing. */
const NEAR = 2;

/** One engine points at a property, the other at the `required` that it stands in: both are near one schema. */
function isNear(a: Place | undefined, b: Place | undefined): boolean {
  if (!a || !b || a.file !== b.file) return false;
  const [own, others] = [tokensOf(a.pointer), tokensOf(b.pointer)];
  let common = 0;
  while (common < own.length && own[common] === others[common]) common += 1;
  if (common < own.length && common < others.length && HOLDERS.has(own[common - 1] ?? '')) return false;
  return own.length - common <= NEAR && others.length - common <= NEAR && common > 1;
}
