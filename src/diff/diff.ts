import { AT_RUN_TIME, type Change, type Dimension, type Level } from '../kernel/change.js';
import { TenonError } from '../kernel/errors.js';
import type { ContractSummary } from '../kernel/result.js';
import type { Contract } from '../model/index.js';
import { changesOf } from './changes.js';
import { atLevel, type Check } from './check.js';
import { CHECKS } from './checks.gen.js';
import { createInspector } from './inspect.js';
import type { Mode } from './mode.js';
import { createReacher } from './reach.js';
import { createSchemaComparison } from './schemas/compare.js';
import { createIdentity } from './schemas/identity.js';
import type { PairSpot } from './schemas/spot.js';
import { createSubtyping } from './schemas/subtypes.js';
import { examineUnexplained } from './schemas/unexplained.js';
import { createStability } from './stability.js';
import { createNamer } from './subject.js';
import { createUnread } from './unread.js';
import { adviseVersion, type VersionAdvice } from './version.js';
import { walk } from './walk.js';

export interface DiffOptions {
  /** ISO date that sunsets are judged by; without one, none has passed. */
  readonly today?: string;
  /** How many months before its sunset something must be deprecated; 6 when not given. */
  readonly noticeMonths?: number;
  /** How many months a major version must live on after it was deprecated; 12 when not given. */
  readonly supportMonths?: number;
  /** How events must stay compatible; when not given, each as its direction asks. */
  readonly mode?: Mode;
  /** What counts for the level of a change; what running consumers notice when not given: the wire and behaviour. */
  readonly dimensions?: readonly Dimension[];
  /** Levels that the user gives to checks, by id. */
  readonly levels?: Readonly<Record<string, Level | 'off'>>;
  /** The built-in checks when not given. */
  readonly checks?: readonly Check[];
}

export interface DiffResult {
  readonly before: ContractSummary;
  readonly after: ContractSummary;
  /** The gravest first. */
  readonly changes: readonly Change[];
  readonly counts: Readonly<Record<Level, number>>;
  /** How many of the risky ones are so because compatibility could not be decided. */
  readonly undecided: number;
  readonly version: VersionAdvice;
}

/** What changed between two versions of a contract, and whom that breaks. @throws TenonError KINDS_DIFFER */
export async function diff(
  before: Contract,
  after: Contract,
  options: DiffOptions = {},
): Promise<DiffResult> {
  if (before.kind !== after.kind) throw kindsDiffer(before, after);
  const inspector = createInspector(inForce(options));
  const { today, noticeMonths = 6, supportMonths = 12, mode, dimensions = AT_RUN_TIME } = options;
  const terms = { today, noticeMonths, supportMonths };
  const unread = { before: createUnread(before), after: createUnread(after) };
  const context = {
    inspector,
    unread,
    unreadSpots: new Set<PairSpot>(),
    nameBefore: createNamer(before),
    nameAfter: createNamer(after),
    subtypesBefore: createSubtyping(before),
    subtypesAfter: createSubtyping(after),
    terms,
    isIdentical: createIdentity(),
  };
  const schemas = createSchemaComparison(context);
  walk({ before, after, inspector, schemas, terms, unread, ...(mode && { mode }) });
  examineUnexplained(context, schemas);
  const findings = inspector.findings.filter(({ check }) => options.levels?.[check.id] !== 'off');
  const reachesOf = createReacher(schemas.roots, findings);
  const changes = await changesOf(findings, {
    before,
    after,
    dimensions,
    reachesOf,
    stabilityOf: createStability(before),
  });
  const counts = countLevels(changes);
  return {
    before: summaryOf(before),
    after: summaryOf(after),
    changes,
    counts,
    undecided: changes.filter(({ undecided }) => undecided).length,
    version: adviseVersion(before.version, after.version, counts),
  };
}

export function kindsDiffer(before: Contract, after: Contract): TenonError {
  return new TenonError('KINDS_DIFFER', {
    before: before.at.file,
    after: after.at.file,
    beforeKind: before.kind,
    afterKind: after.kind,
  });
}

/**
 * The checks at the user's levels. One that is switched off looks all the same, so that what it knows of counts as
 * explained; what it finds is not told.
 */
function inForce({ checks = CHECKS, levels = {} }: DiffOptions): Check[] {
  return checks.map((check) => {
    const level = Object.hasOwn(levels, check.id) ? levels[check.id] : undefined;
    return level === undefined || level === 'off' ? check : atLevel(check, level);
  });
}

export function countLevels(changes: readonly Change[]): Record<Level, number> {
  const counts = { breaking: 0, risky: 0, safe: 0 };
  for (const { level } of changes) counts[level] += 1;
  return counts;
}

export function summaryOf({ at, kind, dialect, title, version }: Contract): ContractSummary {
  return { file: at.file, kind, dialect, title, version };
}
