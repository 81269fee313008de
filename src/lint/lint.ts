import { keyOf, type Place } from '../kernel/place.js';
import { compareProblems, type Problem, type Severity } from '../kernel/problem.js';
import type { Tree } from '../load/index.js';
import type { Contract } from '../model/index.js';
import type { Autofix } from './autofix.js';
import { checkPlugins } from './check-plugins.js';
import { fingerprints } from './fingerprint.js';
import type { Rule, RuleOptions } from './rule.js';
import { RULES } from './rules.gen.js';
import { runPresets } from './run-presets.js';
import { suppress } from './suppress/index.js';
import { usesIn } from './used-at.js';
import type { Verdict } from './verdict.js';

/** A severity for one rule, with options for those of ours that take some. */
export type RuleSetting = Severity | 'off' | readonly [severity: Severity | 'off', options: RuleOptions];

/** Severities that hold for some of what is linted. */
export type RuleOverride = {
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
} & (
  | {
      /** Globs from the working folder, each with a JSON Pointer if need be: `api/*.yaml#/paths/~1legacy`. */
      readonly files: readonly string[];
    }
  | {
      /** Who a part is for, as the nearest `x-audience` says. */
      readonly audience: string | readonly string[];
    }
);

/** A contract with the tree that it was read from: Spectral wants the document as its author wrote it. */
export interface LintInput {
  readonly tree: Tree;
  readonly contract: Contract;
}

export interface LintOptions {
  /** The absolute folder that the contract's file names and relative rulesets start from. */
  readonly cwd: string;
  /** `tenon:recommended` (the default; for Arazzo `spectral:arazzo`), `tenon:strict`, `tenon:<category>`, `spectral:oas`, files, npm packages. */
  readonly rulesets?: readonly string[];
  /** May a ruleset be fetched from a URL? */
  readonly allowUrl?: boolean;
  /** Settings of single rules; they win over the rulesets. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Severities for some files, or for parts that are for some audience; they win over `rules`, the last one over all. */
  readonly overrides?: readonly RuleOverride[];
  /** Rules beside the built-in ones: those of plugins. */
  readonly plugins?: readonly Rule[];
  /** Today's ISO date; without it nothing is judged against a calendar. */
  readonly today?: string;
  /** Told of each file that rulesets and their functions are made of. */
  readonly onRead?: (file: string) => void;
}

/**
 * Lints a contract: the mistakes found while reading it, and the findings of its rulesets that are not suppressed, in
 * the order of the author's lines.
 * @throws TenonError RULESET_UNREADABLE
 */
export async function lint(input: LintInput, options: LintOptions): Promise<Problem[]> {
  return [...(await lintFixable(input, options)).keys()];
}

/** What `lint` finds, in its order, with the autofix of each finding that has one. @throws TenonError RULESET_UNREADABLE */
export async function lintFixable(
  input: LintInput,
  options: LintOptions,
): Promise<ReadonlyMap<Problem, Autofix | undefined>> {
  const { contract, tree } = input;
  const { plugins = [] } = options;
  checkPlugins(plugins, RULES);
  const rules = [...RULES, ...plugins];
  const { verdicts, active } =
    (await runPresets(input, rules, options)) ??
    (await (await import('./spectral/run.js')).runRulesets(input, rules, options));
  const told = new Set(contract.mistakes.map((mistake) => keyOf(mistake.at)));
  // What the model could not resolve is told once: Spectral says it again.
  const fresh = verdicts.filter((verdict) => verdict.id !== 'invalid-ref' || !told.has(keyOf(verdict.place)));
  const verdictOf = new Map<Problem, Verdict>();
  const located = (verdict: Verdict): Problem => {
    const problem = problemOf(verdict, tree);
    verdictOf.set(problem, verdict);
    return problem;
  };
  const found = [...contract.mistakes, ...fresh.map(located)];
  const { kept, faults } = suppress(found, tree, { active, rules, today: options.today });
  const problems = [...kept, ...faults.map(located)].sort(compareProblems);
  const placed = problems.map((problem) => {
    const { key, users, autofix } = verdictOf.get(problem) ?? {};
    return { id: problem.id, message: problem.message, place: problem.at, key, users, autofix, problem };
  });
  const known = fingerprints(placed, tree);
  const useOf = usesIn(tree);
  return new Map(
    placed.map((one) => [
      { ...one.problem, ...fromOf(useOf(one.place, one.users), one.problem, tree), ...known.get(one) },
      one.autofix,
    ]),
  );
}

/** Where a problem is used, if that is not where it is. */
function fromOf(use: Place | undefined, { at }: Problem, tree: Tree): Pick<Problem, 'from'> {
  const from = use && tree.locate(use);
  const isThere = from && from.file === at.file && from.line === at.line && from.column === at.column;
  return from && !isThere ? { from } : {};
}

/** Locates a verdict; its use and its fingerprint come when all of them are known. */
function problemOf(
  { place, position, autofix: _, key: __, users: ___, ...verdict }: Verdict,
  tree: Tree,
): Problem {
  return { ...verdict, at: position ? { ...place, ...position } : tree.locate(place), fingerprint: '' };
}
