import type { Change, Level, Reach } from '../kernel/change.js';
import { groupBy } from '../kernel/order.js';
import type { Location } from '../kernel/place.js';
import type { Contract } from '../model/index.js';
import { type Excerpts, type Line, lineText } from './excerpt.js';

/** One root cause, as the guide tells it. */
export interface Entry {
  readonly number: number;
  readonly level: Level;
  /** `breaking-3`: where links lead. */
  readonly anchor: string;
  readonly id: string;
  readonly message: string;
  readonly why: string;
  readonly step: string;
  /** The date by which it must be done, when that is its own and not the whole version's. */
  readonly by: string;
  /** Lines of a `diff` block; empty when nothing can be shown. */
  readonly excerpt: string;
  /** A value that shows the change, where no excerpt does; else empty. */
  readonly witness: string;
  /** What the witness is. */
  readonly witnessSays: string;
  readonly places: string;
  readonly affected: readonly Affected[];
  /** More of them than a reader wants to see at once. */
  readonly many: boolean;
}

/** An operation or message that a change reaches; where it does no harm, it is left out. */
export interface Affected {
  readonly subject: string;
  /** The gravest of its parts. */
  readonly level: Level;
  readonly parts: readonly AffectedPart[];
}

export interface AffectedPart {
  /** `response 200`; empty for the whole. */
  readonly name: string;
  /** The field in it: `data[].total`. */
  readonly path: string;
  /** Set where the change is less grave than elsewhere. */
  readonly note: string;
}

/** The two versions, and what to show of each. */
export interface Sides {
  readonly before: Contract;
  readonly after: Contract;
  readonly shown: Readonly<Record<'before' | 'after', Excerpts>>;
}

export function entryOf(change: Change, number: number, sides: Sides): Entry {
  const affected = affectedBy(change);
  const excerpt = excerptOf(change, sides.shown);
  return {
    number,
    level: change.level,
    anchor: `${change.level}-${number}`,
    id: change.id,
    message: change.message,
    why: change.why,
    step: change.migrate?.step ?? change.fix ?? '',
    by: change.migrate?.by ?? '',
    excerpt,
    witness: change.witness === undefined || excerpt !== '' ? '' : JSON.stringify(change.witness, null, 2),
    witnessSays: witnessSays(change, sides),
    places: placesOf(change),
    affected,
    many: affected.length > 5,
  };
}

function affectedBy({ level, reaches }: Change): Affected[] {
  const harmful = reaches.filter((reach) => reach.level !== 'safe' || level === 'safe');
  return [...groupBy(harmful, ({ subject }) => subject)].map(([subject, own]) => ({
    subject,
    level: own.some((reach) => reach.level === undefined) ? level : 'risky',
    parts: own.flatMap((reach) => {
      const note = reach.level === undefined ? '' : ` (${reach.level})`;
      return reach.part === '' && reach.path === '' ? [] : { name: reach.part, path: reach.path, note };
    }),
  }));
}

function excerptOf({ migrate, before, after }: Change, shown: Sides['shown']): string {
  const [old, now] = withOneLabel(before && shown.before(before), after && shown.after(after));
  const was = migrate?.before ?? (old && lineText(old));
  const is = migrate?.after ?? (now && lineText(now));
  if (was === is) return '';
  const lines = (mark: string, text: string | undefined) =>
    text ? text.split('\n').map((line) => `${mark} ${line}`) : [];
  return [...lines('-', was), ...lines('+', is)].join('\n');
}

/** A property whose schema got a name is still that property to its reader. */
function withOneLabel(old: Line | undefined, now: Line | undefined): [Line | undefined, Line | undefined] {
  if (old?.type !== undefined && now?.isNamed && !old.isNamed)
    return [old, { ...now, label: old.label, type: `${now.label} ${now.type}` }];
  if (now?.type !== undefined && old?.isNamed && !now.isNamed)
    return [{ ...old, label: now.label, type: `${old.label} ${old.type}` }, now];
  return [old, now];
}

/** The witness as the consumer meets it: something to send, or something to read. */
function witnessSays({ reaches }: Change, { before, after }: Sides): string {
  const sent = new Set(after.exchanges.flatMap(({ key, direction }) => (direction === 'sent' ? [key] : [])));
  const isRead = ({ subject, part }: Reach) =>
    sent.has(subject) ? part.startsWith('payload') : part.startsWith('response');
  if (reaches.length > 0 && reaches.every(isRead))
    return `${after.version} may answer this, and ${before.version} never did:`;
  return reaches.some(isRead) || reaches.length === 0
    ? 'One version accepts this value and the other refuses it:'
    : `${before.version} takes this, and ${after.version} refuses it:`;
}

function placesOf({ before, after }: Change): string {
  const place = ({ file, line }: Location) => `${file}:${line}`;
  if (before && after) return `${place(before)} → ${place(after)}`;
  return before ? place(before) : after ? place(after) : '';
}
