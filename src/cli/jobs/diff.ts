import { isStopped } from '../../config/index.js';
import { type Acceptance, type Change, LEVELS } from '../../kernel/change.js';
import { fingerprintOf, type Problem } from '../../kernel/problem.js';
import { count, type SuggestedVersion } from '../../kernel/result.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { passedOver, UNREADABLE } from '../obstacles.js';
import { distinct, NOTHING, type Outcome, summaryOf, worst } from '../outcome.js';
import { type Pair, subjectOf } from '../pairs.js';
import { type Compared, type Comparison, tryToCompare } from './compare.js';
import type { Judging } from './judging.js';

export interface DiffJob extends Comparison {
  readonly pairs: readonly Pair[];
}

/** Compares every pair; one that cannot be read does not keep the others from being compared. */
export async function diffJob(job: DiffJob, input: Input, io: Io): Promise<Outcome> {
  const outcomes: PairOutcome[] = [];
  for (const pair of job.pairs) outcomes.push(await outcomeOf(pair, job, input, io));
  const changes = onceEach(outcomes);
  const needless = needlessOf(outcomes, job.judging);
  const problems = distinct(outcomes.flatMap((one) => one.problems));
  // The guide is written for one pair: the first that fails.
  const broken = outcomes.find(({ failed }) => failed);
  const asked = input.text('perspective');
  const perspective = asked === undefined ? '' : ` --perspective ${asked}`;
  return {
    ...NOTHING,
    exit: worst(outcomes.map(({ exit }) => exit)),
    summary: await summaryFor(job, changes, problems),
    contracts: distinctBy(
      outcomes.flatMap((one) => one.contracts),
      ({ file }) => file,
    ),
    problems: [...problems, ...needless, ...distinct(outcomes.flatMap((one) => one.notes))],
    // The gravest first, whichever contract they are in.
    changes: LEVELS.flatMap((level) => changes.filter((change) => change.level === level)),
    suggestedVersions: distinctBy(
      outcomes.flatMap((one) => one.suggestedVersions),
      ({ title }) => title,
    ),
    next: broken ? [`tenon guide ${broken.pair.base} ${broken.pair.revision}${perspective}`] : [],
    sources: outcomes.flatMap((one) => one.sources),
    passedOver: [...new Set(outcomes.flatMap((one) => one.passedOver))],
  };
}

/** What became of one pair. */
interface PairOutcome extends Outcome {
  readonly pair: Pair;
  /** Did its changes, and not a fault in reading it, fail it? */
  readonly failed: boolean;
  /** What is worth knowing beside the verdict. */
  readonly notes: readonly Problem[];
  /** Was it compared at all? */
  readonly compared: boolean;
  readonly expired: readonly Acceptance[];
  readonly used: readonly Acceptance[];
  readonly unused: readonly Acceptance[];
}

async function outcomeOf(pair: Pair, job: DiffJob, input: Input, io: Io): Promise<PairOutcome> {
  const nothing = {
    ...NOTHING,
    pair,
    failed: false,
    notes: [],
    compared: false,
    expired: [],
    used: [],
    unused: [],
  };
  const compared = await tryToCompare(pair, job, input, io);
  if ('problems' in compared) return { ...nothing, ...compared };
  const { before, after, result, unjudged, notes } = compared;
  const { acceptChanges } = await import('../../diff/index.js');
  const { judging } = job;
  const accepted = acceptChanges(result.changes, judging.acceptances, {
    contract: subjectOf(pair, io),
    today: judging.today,
  });
  const unread = [
    ...[...before.mistakes, ...after.mistakes].filter(({ id }) => UNREADABLE.has(id)),
    ...unjudged,
  ];
  const failed =
    accepted.changes.some((change) => !change.accepted && isStopped(change.level, judging.gate)) ||
    (judging.checkVersion && result.version.tooLow);
  return {
    ...nothing,
    ...accepted,
    compared: true,
    failed,
    notes,
    exit: unread.length > 0 ? 2 : failed ? 1 : 0,
    contracts: [summaryOf(after)],
    problems: unread,
    // What could not be compared may ask for more.
    suggestedVersions: unread.length > 0 ? [] : suggestionsOf(compared),
    sources: compared.sources,
    passedOver: [...passedOver(pair.base, before.mistakes), ...passedOver(pair.revision, after.mistakes)],
  };
}

function suggestionsOf({ before, after, result }: Compared): SuggestedVersion[] {
  const { suggested } = result.version;
  if (result.changes.length === 0 || suggested === undefined) return [];
  return [{ title: after.title, before: before.version, after: after.version, suggested }];
}

/** One revision against several of its past versions: what several of them tell is one change. */
function onceEach(outcomes: readonly PairOutcome[]): Change[] {
  const changes: Change[] = [];
  for (const own of groupBy(outcomes, ({ pair }) => pair.revision)) {
    const bases = new Map<string, string[]>();
    for (const { pair, changes: found } of own)
      for (const { fingerprint } of found)
        bases.set(fingerprint, [...(bases.get(fingerprint) ?? []), pair.base]);
    const found = own.flatMap((one) => one.changes);
    if (own.length === 1) changes.push(...found);
    else
      for (const change of distinctBy(found, ({ fingerprint }) => fingerprint))
        changes.push({ ...change, bases: bases.get(change.fingerprint) ?? [] });
  }
  return changes;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

function distinctBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const first = new Map<string, T>();
  for (const item of items) if (!first.has(keyOf(item))) first.set(keyOf(item), item);
  return [...first.values()];
}

/** Acceptances that ran out, or that nothing needs any more: told, for whoever keeps the file. */
function needlessOf(outcomes: readonly PairOutcome[], { acceptedFile }: Judging): Problem[] {
  const expired = new Set(outcomes.flatMap((one) => one.expired));
  // A pair that could not be compared may need any of them.
  const idle = new Set(
    outcomes.some(({ compared }) => !compared) ? [] : outcomes.flatMap((one) => one.unused),
  );
  for (const { used } of outcomes) for (const one of used) idle.delete(one);
  const at = { file: acceptedFile, pointer: '', line: 1, column: 1 } as const;
  const problem = (
    id: string,
    { fingerprint, subject }: Acceptance,
    message: string,
    fix: string,
  ): Problem => ({
    id,
    severity: 'warn',
    message: `The acceptance of ${subject ?? fingerprint} ${message}.`,
    why: 'Who reads the file takes it for what is let pass today.',
    fix,
    at,
    fingerprint: fingerprintOf(id, fingerprint),
  });
  return [
    ...[...expired].map((one) =>
      problem(
        'acceptance-expired',
        one,
        `ran out on ${one.expires}`,
        'Mend the change, or accept it anew: tenon accept.',
      ),
    ),
    ...[...idle].map((one) =>
      problem('acceptance-unused', one, 'is needed by no change', 'Delete the entry.'),
    ),
  ];
}

async function summaryFor(
  { mode }: DiffJob,
  changes: readonly Change[],
  problems: readonly Problem[],
): Promise<string> {
  const failed = problems.length > 0 ? [`${count(problems.length, 'part')} could not be compared`] : [];
  const told = changes.length > 0 || failed.length === 0 ? [levelSummary(changes)] : [];
  const summary = [...told, ...failed].join('; ');
  if (mode === undefined) return summary;
  const { DEPLOYS_FIRST } = await import('../../diff/index.js');
  return `${summary}; ${mode} compatible means: ${DEPLOYS_FIRST[mode]}`;
}

/** `1 breaking (1 accepted), 2 risky (1 undecided), 3 safe`, or `no changes`. */
export function levelSummary(changes: readonly Change[]): string {
  const parts = LEVELS.flatMap((level) => {
    const own = changes.filter((change) => change.level === level);
    if (own.length === 0) return [];
    const notes = [
      ...noteOf(own.filter(({ accepted }) => accepted).length, 'accepted'),
      ...noteOf(own.filter(({ undecided }) => undecided).length, 'undecided'),
    ];
    return `${own.length} ${level}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
  });
  return parts.join(', ') || 'no changes';
}

function noteOf(n: number, what: string): string[] {
  return n > 0 ? [`${n} ${what}`] : [];
}
