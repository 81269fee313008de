import { TenonError } from '../../kernel/errors.js';
import type { Problem, Severity } from '../../kernel/problem.js';
import { type ContractSummary, count, type Exit } from '../../kernel/result.js';
import type { Rule } from '../../lint/index.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { NOTHING, type Outcome, problemOf, summaryOf, worst } from '../outcome.js';
import { open, type Selected, type Selection } from '../selection.js';

export type SeverityLimit = Severity | 'never';

export interface LintRequest {
  readonly selection: Selection;
  /** `--ruleset`; they replace the config's. */
  readonly rulesets: readonly string[];
  readonly failOn: SeverityLimit;
  readonly today: string;
  readonly plugins: readonly Rule[];
}

/** Lints every selected contract; one that cannot be read does not keep the others from being linted. */
export async function lintJob(request: LintRequest, input: Input, io: Io): Promise<Outcome> {
  const problems: Problem[] = [];
  const contracts: ContractSummary[] = [];
  const exits: Exit[] = [];
  for (const selected of request.selection.contracts) {
    try {
      const opened = await open(selected.source, input, io);
      const found = await lintOne(opened, selected, request, io);
      contracts.push(summaryOf(opened.contract));
      problems.push(...found);
      exits.push(fails(found, request.failOn) ? 1 : 0);
    } catch (error) {
      if (!(error instanceof TenonError)) throw error;
      problems.push(problemOf(error, selected.source));
      exits.push(error.exit);
    }
  }
  return {
    ...NOTHING,
    exit: worst(exits),
    summary: severitySummary(problems),
    contracts,
    problems,
    next: nextSteps(problems),
  };
}

async function lintOne(
  opened: Parameters<typeof import('../../lint/index.js').lint>[0],
  selected: Selected,
  request: LintRequest,
  io: Io,
) {
  const { lint } = await import('../../lint/index.js');
  const { config } = request.selection;
  const rulesets =
    request.rulesets.length > 0 ? request.rulesets : (selected.config.rulesets ?? config.rulesets);
  return lint(opened, {
    cwd: io.cwd,
    ...(rulesets && { rulesets }),
    rules: { ...config.rules, ...selected.config.rules },
    plugins: request.plugins,
    today: request.today,
  });
}

const GRAVITY: Readonly<Record<SeverityLimit, number>> = { never: 0, error: 1, warn: 2, info: 3 };

function fails(problems: readonly Problem[], limit: SeverityLimit): boolean {
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

function nextSteps(problems: readonly Problem[]): string[] {
  const first = problems.find(({ id }) => id.includes('/'));
  return first ? [`tenon explain ${first.id}`] : [];
}
