import type { VersionAdvice } from '../diff/index.js';
import type { Change, Level } from '../kernel/change.js';
import { sortedBy } from '../kernel/order.js';
import { count } from '../kernel/result.js';
import type { Contract } from '../model/index.js';
import { addMonths } from './calendar.js';
import { type Entry, entryOf } from './entry.js';
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
interface Outline {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly verdict: string;
  /** `10 breaking changes, 5 risky, 5 safe.` */
  readonly sum: string;
  readonly suggestedVersion: string;
  readonly bumpTooSmall: boolean;
  readonly released: string;
  readonly supportEnds: string;
  readonly mustMigrate: boolean;
  /** The target that tells a consumer's compiler of the change. */
  readonly generated: 'client' | 'models';
  readonly deadlines: readonly Deadline[];
  /** Where consumers look themselves up. */
  readonly users: readonly User[];
  readonly breaking: readonly Entry[];
  readonly risky: readonly Entry[];
  readonly safe: readonly Entry[];
}

/** What a consumer may use, and the changes that reach it. */
interface User {
  /** Empty: whatever it is that they use. */
  readonly subject: string;
  readonly breaking: readonly Entry[];
  readonly risky: readonly Entry[];
}

interface Deadline {
  readonly subject: string;
  readonly sunset: string;
  readonly replacedBy: string;
}

export function outlineOf({ before, after, changes, version, released, supportMonths }: GuideInput): Outline {
  const sides = { before, after, shown: { before: excerpts(before), after: excerpts(after) } };
  const entries = (level: Level) =>
    changes
      .filter((change) => change.level === level)
      .map((change, index) => entryOf(change, index + 1, sides));
  const [breaking, risky, safe] = [entries('breaking'), entries('risky'), entries('safe')];
  return {
    title: after.title,
    ...versionNames(before.version, after.version),
    verdict: verdictOf(breaking.length, risky.length),
    sum: `${count(breaking.length, 'breaking change')}, ${risky.length} risky, ${safe.length} safe.`,
    suggestedVersion: version.suggested ?? after.version,
    bumpTooSmall: version.tooLow,
    released,
    supportEnds: addMonths(released, supportMonths),
    mustMigrate: breaking.length > 0,
    generated: after.kind === 'openapi' ? 'client' : 'models',
    deadlines: deadlinesOf(after),
    users: usersOf([...breaking, ...risky]),
    breaking,
    risky,
    safe,
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

/** Every operation and message that a change reaches with harm, in the order of their paths and names; all, first. */
function usersOf(entries: readonly Entry[]): User[] {
  const subjects = new Set(entries.flatMap(({ affected }) => affected.map(({ subject }) => subject)));
  const reaching = (subject: string, level: Level) =>
    entries.filter(({ affected }) => affected.some((one) => one.subject === subject && one.level === level));
  const named = sortedBy(subjects, (subject) => subject.replace(/^[A-Z]+ (?=\/)/, '')).map((subject) => ({
    subject,
    breaking: reaching(subject, 'breaking'),
    risky: reaching(subject, 'risky'),
  }));
  const everybody = entries.filter(({ affected }) => affected.length === 0);
  if (everybody.length === 0) return named;
  const of = (level: Level) => everybody.filter((entry) => entry.level === level);
  return [{ subject: '', breaking: of('breaking'), risky: of('risky') }, ...named];
}

/** What is deprecated in the new version, the soonest to go first. */
function deadlinesOf(contract: Contract): Deadline[] {
  const deadlines = [...contract.operations, ...contract.exchanges]
    .filter(({ lifecycle }) => lifecycle.deprecated)
    .map(({ key, lifecycle }) => ({
      subject: key,
      sunset: lifecycle.sunset ?? 'not set',
      replacedBy: lifecycle.replacedBy ?? '',
    }));
  return sortedBy(deadlines, ({ sunset }) => sunset);
}
