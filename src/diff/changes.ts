import {
  type Change,
  DIMENSIONS,
  type Dimension,
  graver,
  type Level,
  levelIn,
  type Reach,
  type Verdicts,
} from '../kernel/change.js';
import { byText } from '../kernel/order.js';
import type { Location, Place } from '../kernel/place.js';
import { parentOf } from '../kernel/pointer.js';
import { fingerprintOf, type Severity } from '../kernel/problem.js';
import type { Contract } from '../model/index.js';
import { proven } from '../schema/index.js';
import { byWriter } from './check.js';
import type { Finding } from './finding.js';
import { byLevel } from './inspect.js';
import type { Stability } from './stability.js';

export const SEVERITIES: Readonly<Record<Level, Severity>> = {
  breaking: 'error',
  risky: 'warn',
  safe: 'info',
};

export interface ChangesContext {
  readonly before: Contract;
  readonly after: Contract;
  /** What counts for the level of a change. */
  readonly dimensions: readonly Dimension[];
  readonly stabilityOf: Stability;
  reachesOf(finding: Finding): Reach[];
}

/** One change for each cause: findings of the same check that share a place and say the same. */
export async function changesOf(findings: readonly Finding[], context: ChangesContext): Promise<Change[]> {
  const changes = await Promise.all(
    groupsOf(findings).map(async (group) => changeOf(group, await confirmed(gravestOf(group)), context)),
  );
  return changes.sort(compareChanges);
}

function gravestOf(group: readonly Finding[]): Finding {
  return group.reduce((gravest, finding) => (byLevel(finding.level, gravest.level) < 0 ? finding : gravest));
}

/** The finding with its witness confirmed by Ajv, or without it. */
async function confirmed(finding: Finding): Promise<Finding> {
  const { details, trial } = finding;
  if (details.witness === undefined || !trial) return finding;
  const { witness, ...rest } = details;
  const claim = { answer: 'no', facet: 'values', reason: '', witness } as const;
  const verdict = await proven(
    claim,
    trial.outer,
    trial.inner,
    finding.writtenBy === 'either' ? {} : { writtenBy: finding.writtenBy },
  );
  return 'witness' in verdict ? finding : { ...finding, details: rest };
}

/** Findings of one check that say the same belong together when they share a cause, directly or through others. */
function groupsOf(findings: readonly Finding[]): (readonly Finding[])[] {
  const parents = findings.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] = parents[parents[root] as number] as number;
    return root;
  };
  const firsts = new Map<string, number>();
  for (const [index, { check, details, causes }] of findings.entries()) {
    for (const cause of causes) {
      const key = `${check.id} ${details.key ?? ''} ${cause}`;
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, index);
      else parents[rootOf(index)] = rootOf(first);
    }
  }
  const groups = new Map<number, Finding[]>();
  for (const [index, finding] of findings.entries()) {
    const group = groups.get(rootOf(index));
    if (group) group.push(finding);
    else groups.set(rootOf(index), [finding]);
  }
  return [...groups.values()];
}

function changeOf(group: readonly Finding[], gravest: Finding, context: ChangesContext): Change {
  const { before, after } = context;
  const { check, details } = gravest;
  const { level, verdicts, reaches } = impactOf(group, context);
  const harms = levelIn(verdicts, DIMENSIONS) !== 'safe';
  const { subject, message } = sayMany(group, gravest);
  const was = gravest.before && locateWritten(before, gravest.before);
  const is = gravest.after && locateWritten(after, gravest.after);
  return {
    id: check.id,
    severity: SEVERITIES[level],
    level,
    verdicts,
    message,
    why: byWriter(check.why, gravest.writtenBy, (first) => first),
    ...(check.fix !== undefined &&
      harms && { fix: byWriter(check.fix, gravest.writtenBy, (first) => first) }),
    at: (is ?? was) as Location,
    ...(was && { before: was }),
    ...(is && { after: is }),
    subject,
    reaches,
    ...(details.witness !== undefined && { witness: details.witness }),
    ...(details.undecided && level === 'risky' && { undecided: true }),
    ...(details.confidence !== undefined && { confidence: details.confidence }),
    ...(harms && migrationOf({ ...gravest, subject })),
    fingerprint: fingerprintOf(
      check.id,
      details.key ?? '',
      pointerOf(gravest.before),
      pointerOf(gravest.after),
    ),
  };
}

/** Names one of several subjects, and how many more there are. */
function sayMany(
  group: readonly Finding[],
  { subject, message, details }: Finding,
): Pick<Finding, 'subject' | 'message'> {
  const others = new Set(group.map((finding) => finding.subject)).size - 1;
  if (others === 0 || details.cause === undefined) return { subject, message };
  const many = `${subject} and ${others} more`;
  return { subject: many, message: message.replace(subject, () => many) };
}

/** The location of a place, or of what it would stand in when nobody wrote it: a default has no line of its own. */
export function locateWritten(contract: Contract, place: Place): Location {
  const [own, parent] = [
    contract.locate(place),
    contract.locate({ ...place, pointer: parentOf(place.pointer) }),
  ];
  return own.line === parent.line && own.column === parent.column ? parent : own;
}

function pointerOf(place: Place | undefined): string {
  return place?.pointer ?? '';
}

function migrationOf({ check, subject, writtenBy, details }: Finding): Pick<Change, 'migrate'> {
  if (check.migrate === undefined) return {};
  const words: Readonly<Record<string, string>> = { subject, to: details.to ?? '' };
  const step = byWriter(check.migrate, writtenBy, (first) => first).replace(
    /\{(subject|to)\}/g,
    (_, word: string) => words[word] ?? '',
  );
  return { migrate: { step, ...(details.by !== undefined && { by: details.by }) } };
}

interface Impact {
  readonly verdicts: Verdicts;
  readonly level: Level;
  readonly reaches: readonly Reach[];
}

/**
 * What a group comes to: all its reaches, each once at its gravest, the gravest first, and those lighter than the
 * change say so. Nothing is graver than the stability of what it reaches lets it be.
 */
function impactOf(group: readonly Finding[], context: ChangesContext): Impact {
  const merged = new Map<string, { reach: Reach; level: Level }>();
  let verdicts: Verdicts = {};
  for (const finding of group) {
    const reaches = context.reachesOf(finding);
    if (reaches.length === 0) verdicts = union(verdicts, finding.verdicts);
    for (const reach of reaches) {
      const felt = capped(finding.verdicts, context.stabilityOf(reach.subject));
      verdicts = union(verdicts, felt);
      const level = levelIn(felt, context.dimensions);
      const key = JSON.stringify([reach.subject, reach.part, reach.path]);
      const known = merged.get(key);
      if (!known || byLevel(level, known.level) < 0) merged.set(key, { reach, level });
    }
  }
  const gravest = levelIn(verdicts, context.dimensions);
  const ordered = [...merged.values()].sort((a, b) => byLevel(a.level, b.level));
  return {
    verdicts,
    level: gravest,
    reaches: ordered.map(({ reach, level }) => (level === gravest ? reach : { ...reach, level })),
  };
}

function union(some: Verdicts, others: Verdicts): Verdicts {
  return byDimension((dimension) => {
    const [one, other] = [some[dimension], others[dimension]];
    return one && other ? graver(one, other) : (one ?? other);
  });
}

function capped(verdicts: Verdicts, gravest: Level): Verdicts {
  return byDimension((dimension) => {
    const level = verdicts[dimension];
    return level && byLevel(level, gravest) < 0 ? gravest : level;
  });
}

function byDimension(levelOf: (dimension: Dimension) => Level | undefined): Verdicts {
  const verdicts: Partial<Record<Dimension, Level>> = {};
  for (const dimension of DIMENSIONS) {
    const level = levelOf(dimension);
    if (level) verdicts[dimension] = level;
  }
  return verdicts;
}

/** The gravest first; then by place, whatever the revision is called that the place is in: `main:api.yaml`. */
export function compareChanges(a: Change, b: Change): number {
  return (
    byLevel(a.level, b.level) ||
    byText(pathOf(a.at), pathOf(b.at)) ||
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    byText(a.id, b.id) ||
    byText(a.subject, b.subject) ||
    byText(a.fingerprint, b.fingerprint)
  );
}

function pathOf({ file }: Location): string {
  return file.slice(file.lastIndexOf(':') + 1);
}
