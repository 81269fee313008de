import { keyOf } from '../kernel/place.js';
import { compareProblems, fingerprintOf, type Problem, type Severity } from '../kernel/problem.js';
import type { Tree } from '../load/index.js';
import type { Contract } from '../model/index.js';
import type { Autofix } from './autofix.js';
import type { Rule, RuleOptions } from './rule.js';
import { RULES } from './rules.gen.js';
import { runRulesets } from './spectral/run.js';
import { suppress } from './suppress/index.js';
import type { Verdict } from './verdict.js';

/** A severity for one rule, with options for those of ours that take some. */
export type RuleSetting = Severity | 'off' | readonly [severity: Severity | 'off', options: RuleOptions];

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
  /** Settings of single rules; they win over the rulesets. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
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
  const rules = [...RULES, ...(options.plugins ?? [])];
  const { verdicts, active } = await runRulesets(input, rules, options);
  const known = new Set(contract.mistakes.map((mistake) => keyOf(mistake.at)));
  // What the model could not resolve is told once: Spectral says it again.
  const fresh = verdicts.filter(
    (verdict) => verdict.id !== 'invalid-ref' || !known.has(keyOf(verdict.place)),
  );
  const located = problemsOf(fresh, tree);
  const autofixes = new Map(located.map((problem, index) => [problem, fresh[index]?.autofix]));
  const found = [...contract.mistakes, ...located];
  const { kept, faults } = suppress(found, tree, { active, rules });
  const problems = [...kept, ...problemsOf(faults, tree)].sort(compareProblems);
  return new Map(problems.map((problem) => [problem, autofixes.get(problem)]));
}

/** Locates each verdict, and gives it a fingerprint that no line shift changes. */
function problemsOf(verdicts: readonly Verdict[], tree: Tree): Problem[] {
  const counts = new Map<string, number>();
  return verdicts.map(({ place, position, autofix: _, ...verdict }) => {
    const cause = `${verdict.id} ${place.pointer}`;
    const ordinal = counts.get(cause) ?? 0;
    counts.set(cause, ordinal + 1);
    const fingerprint = fingerprintOf(verdict.id, place.pointer, String(ordinal));
    return { ...verdict, at: position ? { ...place, ...position } : tree.locate(place), fingerprint };
  });
}
