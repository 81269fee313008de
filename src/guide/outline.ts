import type { VersionAdvice } from '../diff/index.js';
import type { Change, Level } from '../kernel/change.js';
import { groupBy } from '../kernel/order.js';
import type { Location } from '../kernel/place.js';
import type { Contract } from '../model/index.js';
import { addMonths } from './calendar.js';
import { excerpts } from './excerpt.js';

export interface GuideInput {
  readonly before: Contract;
  readonly after: Contract;
  /** What `diff` found between the two. */
  readonly changes: readonly Change[];
  /** The version that the changes ask for, and whether the author's own is lower. */
  readonly version: VersionAdvice;
  /** ISO date on which the new version is released; the deadlines count from it. */
  readonly released: string;
  /** How long the old major version goes on, in months. */
  readonly supportMonths: number;
}

/** A migration guide before it is words on a page. */
export interface Outline {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly verdict: string;
  readonly suggestedVersion: string;
  readonly bumpTooSmall: boolean;
  readonly released: string;
  readonly supportEnds: string;
  readonly mustMigrate: boolean;
  readonly deadlines: readonly Deadline[];
  readonly breaking: readonly Entry[];
  readonly risky: readonly Entry[];
  readonly safe: readonly Entry[];
}

export interface Deadline {
  readonly subject: string;
  readonly sunset: string;
  readonly replacedBy: string;
}

/** One root cause, as the guide tells it. */
export interface Entry {
  readonly number: number;
  readonly id: string;
  readonly message: string;
  readonly why: string;
  readonly step: string;
  readonly by: string;
  /** Lines of a `diff` block; empty when nothing can be shown. */
  readonly excerpt: string;
  readonly witness: string;
  readonly places: string;
  /** Who is affected: subject → the parts of it. */
  readonly affected: readonly { readonly subject: string; readonly parts: string }[];
  /** More of them than a reader wants to see at once. */
  readonly many: boolean;
  readonly count: number;
}

export function outlineOf(input: GuideInput): Outline {
  const { before, after, changes, released, supportMonths, version } = input;
  const supportEnds = addMonths(released, supportMonths);
  const of = (level: Level) => changes.filter((change) => change.level === level);
  const show = { before: excerpts(before), after: excerpts(after) };
  const entries = (level: Level) =>
    of(level).map((change, index) => entryOf(change, index + 1, show, level === 'safe' ? '' : supportEnds));
  const mustMigrate = of('breaking').length > 0;
  return {
    title: after.title,
    ...versionNames(before.version, after.version),
    verdict: verdictOf(of('breaking').length, of('risky').length),
    suggestedVersion: version.suggested ?? after.version,
    bumpTooSmall: version.tooLow,
    released,
    supportEnds,
    mustMigrate,
    deadlines: deadlinesOf(after),
    breaking: entries('breaking'),
    risky: entries('risky'),
    safe: entries('safe'),
  };
}

/** A contract whose version was not raised would have a guide from 1 to 1. */
function versionNames(before: string, after: string): Pick<Outline, 'before' | 'after'> {
  return before === after
    ? { before: `${before} (as it was)`, after: `${after} (as it is now)` }
    : { before, after };
}

function verdictOf(breaking: number, risky: number): string {
  if (breaking > 0) return 'Consumers must change their code before they move.';
  return risky > 0
    ? 'Most consumers can move as they are; read the risky changes first.'
    : 'Consumers can move as they are.';
}

type Show = Readonly<Record<'before' | 'after', ReturnType<typeof excerpts>>>;

function entryOf(change: Change, number: number, show: Show, deadline: string): Entry {
  const affected = [...groupBy(change.reaches, ({ subject }) => subject)].map(([subject, reaches]) => ({
    subject,
    parts: [...new Set(reaches.map(({ part, path }) => (path ? `${part} ${path}` : part)))].join(', '),
  }));
  return {
    number,
    id: change.id,
    message: change.message,
    why: change.why,
    step: change.migrate?.step ?? change.fix ?? '',
    by: change.migrate?.by ?? deadline,
    excerpt: excerptOf(change, show),
    witness: change.witness === undefined ? '' : JSON.stringify(change.witness, null, 2),
    places: placesOf(change),
    affected,
    many: affected.length > 5,
    count: affected.length,
  };
}

function excerptOf(change: Change, show: Show): string {
  const { migrate } = change;
  const before = migrate?.before ?? (change.before && show.before(change.before));
  const after = migrate?.after ?? (change.after && show.after(change.after));
  if (before === after) return '';
  const lines = (mark: string, text: string | undefined) =>
    text ? text.split('\n').map((line) => `${mark} ${line}`) : [];
  return [...lines('-', before), ...lines('+', after)].join('\n');
}

function placesOf({ before, after }: Change): string {
  const place = ({ file, line }: Location) => `${file}:${line}`;
  if (before && after) return `${place(before)} → ${place(after)}`;
  return before ? place(before) : after ? place(after) : '';
}

/** What is deprecated in the new version, the soonest to go first. */
function deadlinesOf(contract: Contract): Deadline[] {
  return [...contract.operations, ...contract.exchanges]
    .filter(({ lifecycle }) => lifecycle.deprecated)
    .map(({ key, lifecycle }) => ({
      subject: key,
      sunset: lifecycle.sunset ?? 'not set',
      replacedBy: lifecycle.replacedBy ?? '',
    }))
    .sort((a, b) => (a.sunset < b.sunset ? -1 : a.sunset > b.sunset ? 1 : 0));
}
