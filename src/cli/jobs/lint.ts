import type { Problem, Severity } from '../../kernel/problem.js';
import { RULE_FAILED } from '../../kernel/problem.js';
import { type ContractSummary, count, type Exit } from '../../kernel/result.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import type { Unopened } from '../open-or-explain.js';
import { NOTHING, type Outcome, type Text, worst } from '../outcome.js';
import type { Selected } from '../selection.js';
import { type Judged, lintContract, recall } from './lint-contract.js';
import type { LintRequest, SeverityLimit } from './lint-options.js';
import { openThreads } from './lint-threads.js';

/** Lints every selected contract; one that cannot be read does not keep the others from being linted. */
export async function lintJob(request: LintRequest, input: Input, io: Io): Promise<Outcome> {
  const problems: Problem[] = [];
  const contracts: ContractSummary[] = [];
  const exits: Exit[] = [];
  const sources: Text[] = [];
  // Only what is wrong with the contract itself is one finding among others; a bad ruleset stops the command.
  for await (const [selected, linted] of lintEach(request, input, io)) {
    if ('exit' in linted) {
      problems.push(linted.problem);
      exits.push(linted.exit);
      continue;
    }
    contracts.push(linted.contract);
    sources.push(...linted.sources);
    const found = request.sieve ? await request.sieve.keep(selected, linted) : linted.problems;
    problems.push(...found);
    exits.push(exitOf(found, request.failOn));
  }
  return {
    ...NOTHING,
    exit: worst([...exits, exitOfMany(problems, request.maxWarnings)]),
    summary: severitySummary(problems),
    contracts,
    problems,
    next: nextSteps(problems),
    sources,
  };
}

/**
 * Lints the contracts, several at once if that pays; told in the order of the selection, so that who listens cannot
 * see a difference. What needs findings alone (baseline, limits, scores, reports) is left to who listens.
 */
async function* lintEach(
  request: LintRequest,
  input: Input,
  io: Io,
): AsyncGenerator<readonly [Selected, Judged | Unopened]> {
  const { contracts } = request.selection;
  // What is known needs no thread; with --new-since there is the past to lint besides.
  const known = request.since === undefined ? contracts.map((one) => recall(one, request, input, io)) : [];
  const left = [...contracts.keys()].filter((index) => !known[index]);
  const threads = openThreads(left, request, input, io);
  try {
    for (const [index, selected] of contracts.entries()) {
      const answer = known[index] ?? threads?.answer(index);
      yield [selected, await (answer ?? lintContract(selected, request, input, io))];
    }
  } finally {
    await threads?.end();
  }
}

const GRAVITY: Readonly<Record<SeverityLimit, number>> = { never: 0, error: 1, warn: 2, info: 3 };

/** What findings make of the command; a rule that did not finish has not checked. */
export function exitOf(problems: readonly Problem[], limit: SeverityLimit): Exit {
  if (problems.some(({ id }) => id === RULE_FAILED)) return 2;
  return fails(problems, limit) ? 1 : 0;
}

/** What the number of warnings makes of it. */
export function exitOfMany(problems: readonly Problem[], max: number | undefined): Exit {
  return tooMany(problems, max) === '' ? 0 : 1;
}

/** A sentence for the headline, where there are more warnings than there may be. */
export function tooMany(problems: readonly Problem[], max: number | undefined): string {
  const warnings = problems.filter(({ severity }) => severity === 'warn').length;
  return max === undefined || warnings <= max ? '' : `More warnings than the ${max} that may be.`;
}

export function fails(problems: readonly Problem[], limit: SeverityLimit): boolean {
  return problems.some(({ severity }) => GRAVITY[severity] <= GRAVITY[limit]);
}

/** `2 errors, 3 warnings, 1 note`, or `no problems`. */
export function severitySummary(problems: readonly Problem[]): string {
  const of = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
  const parts = [
    of('error') > 0 && count(of('error'), 'error'),
    of('warn') > 0 && count(of('warn'), 'warning'),
    of('info') > 0 && count(of('info'), 'note'),
  ];
  return parts.filter(Boolean).join(', ') || 'no problems';
}

/** The gravest finding of a rule is the one to read up on. */
function nextSteps(problems: readonly Problem[]): string[] {
  const known = problems.filter(({ id }) => id.includes('/') && !id.startsWith('lint/'));
  const [gravest] = known.toSorted((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);
  return gravest ? [`tenon explain ${gravest.id}`] : [];
}
