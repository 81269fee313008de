import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Problem, Severity } from '../../kernel/problem.js';
import { type ContractSummary, count, type Exit } from '../../kernel/result.js';
import type { LintOptions, Rule } from '../../lint/index.js';
import { readLintable } from '../../model/index.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { openOrExplain } from '../open-or-explain.js';
import { NOTHING, type Outcome, summaryOf, type Text, textsOf, worst } from '../outcome.js';
import type { Opened, Selected, Selection } from '../selection.js';

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
  const sources: Text[] = [];
  for (const selected of request.selection.contracts) {
    // Only what is wrong with the contract itself is one finding among others; a bad ruleset stops the command.
    const opened = await openOrExplain(selected, input, io, readLintable);
    if ('exit' in opened) {
      problems.push(opened.problem);
      exits.push(opened.exit);
      continue;
    }
    const found = await lintOne(opened, selected, request, io);
    contracts.push(summaryOf(opened.contract));
    sources.push(...textsOf([opened.tree]));
    problems.push(...found);
    exits.push(await exitOf(found, request.failOn));
  }
  return {
    ...NOTHING,
    exit: worst(exits),
    summary: severitySummary(problems),
    contracts,
    problems,
    next: nextSteps(problems),
    sources,
  };
}

async function lintOne(opened: Opened, selected: Selected, request: LintRequest, io: Io) {
  const { lint } = await import('../../lint/index.js');
  return lint(opened, lintOptions(selected, request, io));
}

/** What the config and the command line say of how a contract is linted. */
export function lintOptions(selected: Selected, request: LintRequest, io: Io): LintOptions {
  const { config } = request.selection;
  const configured = selected.config.rulesets ?? config.rulesets;
  const rulesets =
    request.rulesets.length > 0
      ? request.rulesets
      : configured?.map((name) => fromConfig(name, request.selection.folder));
  return {
    cwd: io.cwd,
    ...(rulesets && { rulesets }),
    rules: { ...config.rules, ...selected.config.rules },
    plugins: request.plugins,
    today: request.today,
  };
}

/** A ruleset file that the config names lies beside the config, wherever the command was started. */
function fromConfig(ruleset: string, folder: string): string {
  const file = path.resolve(folder, ruleset);
  return existsSync(file) ? file : ruleset;
}

const GRAVITY: Readonly<Record<SeverityLimit, number>> = { never: 0, error: 1, warn: 2, info: 3 };

/** What findings make of the command; a rule that did not finish has not checked. */
export async function exitOf(problems: readonly Problem[], limit: SeverityLimit): Promise<Exit> {
  const { RULE_FAILED } = await import('../../lint/index.js');
  if (problems.some(({ id }) => id === RULE_FAILED)) return 2;
  return fails(problems, limit) ? 1 : 0;
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
  const known = problems.filter(({ id }) => id.includes('/'));
  const [gravest] = known.toSorted((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);
  return gravest ? [`tenon explain ${gravest.id}`] : [];
}
