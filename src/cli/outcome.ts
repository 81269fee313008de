import type { Change } from '../kernel/change.js';
import type { ErrorCode, TenonError } from '../kernel/errors.js';
import { compareProblems, fingerprintOf, type Problem } from '../kernel/problem.js';
import type { ArtifactState, ContractSummary, Exit, Report, SuggestedVersion } from '../kernel/result.js';
import type { Source, Tree } from '../load/index.js';
import type { Contract } from '../model/index.js';

/** What one job found: the part of a report that it can answer for. */
export interface Outcome {
  readonly exit: Exit;
  /** The finding in few words: `2 errors, 3 warnings`. */
  readonly summary: string;
  readonly contracts: readonly ContractSummary[];
  readonly problems: readonly Problem[];
  readonly changes: readonly Change[];
  readonly artifacts: readonly ArtifactState[];
  readonly suggestedVersions: readonly SuggestedVersion[];
  readonly next: readonly string[];
  /** The files that the findings may point into, for a report that quotes them. */
  readonly sources: readonly Text[];
  /** What is said beside the report: one line for each contract with mistakes that the job passed over. */
  readonly passedOver: readonly string[];
}

/** A file as its author wrote it. */
export type Text = Pick<Source, 'file' | 'text'>;

export const NOTHING: Outcome = {
  exit: 0,
  summary: '',
  contracts: [],
  problems: [],
  changes: [],
  artifacts: [],
  suggestedVersions: [],
  next: [],
  sources: [],
  passedOver: [],
};

export function toReport(command: string, headline: string, outcome: Outcome): Report {
  const { exit, contracts, changes, artifacts, suggestedVersions, next } = outcome;
  const problems = [...outcome.problems].sort(compareProblems);
  return {
    command,
    headline,
    exit,
    contracts,
    problems,
    changes,
    artifacts,
    steps: [],
    suggestedVersions,
    next,
  };
}

/** The files of some contracts, without all that was made of them. */
export function textsOf(trees: readonly Pick<Tree, 'sources'>[]): Text[] {
  return trees.flatMap((tree) => tree.sources().map(({ file, text }) => ({ file, text })));
}

export function worst(exits: readonly Exit[]): Exit {
  return Math.max(0, ...exits) as Exit;
}

export function summaryOf(contract: Contract): ContractSummary {
  const { kind, dialect, title, version } = contract;
  return { file: contract.at.file, kind, dialect, title, version };
}

/** One of each: two versions, or two contracts, may hold the same file, and what is wrong in it is wrong once. */
export function distinct(problems: readonly Problem[]): Problem[] {
  const keyOf = ({ fingerprint, at }: Problem) =>
    [fingerprint, at.file, at.line, at.column, at.pointer].join('\u0000');
  return [...new Map(problems.map((problem) => [keyOf(problem), problem])).values()];
}

/** A mistake that stopped one contract of several, as a problem among the others': the rest goes on. */
export function problemOf(error: TenonError<ErrorCode>, file: string): Problem {
  return {
    id: error.code,
    severity: 'error',
    message: error.message,
    why: 'What cannot be read cannot be checked.',
    fix: error.hint,
    at: error.at ?? { file, pointer: '', line: 1, column: 1 },
    fingerprint: fingerprintOf(error.code, file),
  };
}
