import { keyOf } from '../../kernel/place.js';
import type { Problem } from '../../kernel/problem.js';
import type { Contract } from '../../model/index.js';
import { type LintInput, type LintOptions, lintFixable } from '../lint.js';
import { attempt, type Judge, type State } from './attempt.js';
import { movedBy } from './moved.js';
import { type Passed, type Proposal, proposalsOf } from './propose.js';

export interface FixOptions extends LintOptions {
  /** Make also edits that break consumers. */
  readonly breaking: boolean;
  /** The rules whose findings are fixed; all of them when not given. */
  readonly only?: readonly string[];
  /** May a file of the contract, told by its name, be written? */
  canEdit(file: string): boolean;
  /** Reads the contract of an edited tree as the author's was read. */
  read(tree: LintInput['tree']): Contract;
  /** Is nothing broken for consumers of the first contract by the second? Asked unless `breaking`. */
  keeps?(before: Contract, after: Contract): Promise<boolean>;
}

export interface Fixed {
  /** The contract as it is now. */
  readonly input: LintInput;
  /** What is still found. */
  readonly problems: readonly Problem[];
  readonly fixed: readonly Problem[];
  /** What could be fixed, was not, and why. */
  readonly passed: readonly Passed[];
  /** The files whose texts are others now. */
  readonly texts: ReadonlyMap<string, string>;
}

/** One fix may make room for another; more rounds than this, and rules work against each other. */
const ROUNDS = 10;
/** How often a contract is linted for what to leave out, before the rest is left as it is. */
const ATTEMPTS = 100;

/**
 * Repairs what can be repaired, in memory. Nothing is found afterwards that was not found before: an edit that leads to
 * a finding, leaves its own, or makes the contract unreadable, is not made.
 * @throws TenonError RULESET_UNREADABLE
 */
export async function fix(input: LintInput, options: FixOptions): Promise<Fixed> {
  const { keeps, breaking } = options;
  const judge: Judge = {
    options,
    read: options.read,
    ...(keeps && !breaking && { keeps: (after: Contract) => keeps(input.contract, after) }),
  };
  const run: Run = { banned: new Map(), attempts: 0, judge };
  let state: State = { input, found: await lintFixable(input, options), texts: new Map() };
  const fixed: Problem[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const open = new Map([...state.found].filter(([problem]) => isOpen(problem, run, options)));
    const { proposals, passed } = proposalsOf(open, options);
    for (const one of passed) run.banned.set(nameOf(one.problem), one);
    const settled = await settle(state, proposals, run);
    if (settled.made.length === 0) break;
    moveBans(run, settled.made);
    fixed.push(...settled.made.map(({ problem }) => problem));
    state = settled.state;
  }
  const left = new Set([...state.found.keys()].map(nameOf));
  const passed = [...run.banned].filter(([name]) => left.has(name)).map(([, one]) => one);
  return { input: state.input, problems: [...state.found.keys()], fixed, passed, texts: state.texts };
}

function isOpen(problem: Problem, { banned }: Run, { only }: FixOptions): boolean {
  return !banned.has(nameOf(problem)) && (only === undefined || only.includes(problem.id));
}

interface Run {
  /** Findings that were tried and cannot be fixed. */
  readonly banned: Map<string, Passed>;
  attempts: number;
  readonly judge: Judge;
}

function nameOf({ id, at }: Problem): string {
  return `${id} ${keyOf(at)}`;
}

/** The findings that were passed over may have moved. */
function moveBans({ banned }: Run, made: readonly Proposal[]): void {
  const move = movedBy(made.flatMap(({ edits }) => edits));
  for (const [name, one] of [...banned]) {
    const moved = move(one.problem.at);
    if (!moved || keyOf(moved) === keyOf(one.problem.at)) continue;
    banned.delete(name);
    const problem = { ...one.problem, at: { ...one.problem.at, ...moved } };
    banned.set(nameOf(problem), { ...one, problem });
  }
}

/** Makes as many of the proposals as go well together: those of one rule after another where all at once do not. */
async function settle(
  before: State,
  proposals: readonly Proposal[],
  run: Run,
): Promise<{ readonly state: State; readonly made: readonly Proposal[] }> {
  let state = before;
  let made: readonly Proposal[] = [];
  const waiting: (readonly Proposal[])[] = [proposals];
  for (let some = waiting.shift(); some && run.attempts < ATTEMPTS; some = waiting.shift()) {
    if (some.length === 0) continue;
    run.attempts++;
    const outcome = await attempt(before, [...made, ...some], run.judge);
    if (outcome.ok) {
      made = [...made, ...some];
      state = outcome.state;
      continue;
    }
    const blamed = some.filter((proposal) => outcome.culprits.includes(proposal));
    const innocent = some.filter((proposal) => !outcome.culprits.includes(proposal));
    if (some.length === 1 || (blamed.length > 0 && innocent.length > 0)) {
      const guilty = some.length === 1 ? some : blamed;
      // Where two edits meet, the first is made now and the other in the next round.
      if (outcome.deferred && guilty.length > 1) waiting.unshift(guilty.slice(0, 1));
      else if (!outcome.deferred || made.length + innocent.length === 0)
        for (const { problem } of guilty)
          run.banned.set(nameOf(problem), { problem, reason: outcome.reason });
      if (some.length > 1) waiting.unshift(innocent);
    } else waiting.unshift(...halves(some));
  }
  return { state, made };
}

/** Two parts, no rule in both of them where there are several. */
function halves(proposals: readonly Proposal[]): (readonly Proposal[])[] {
  const rules = [...new Set(proposals.map(({ problem }) => problem.id))];
  const first = new Set(rules.slice(0, rules.length >> 1));
  if (rules.length > 1)
    return [
      proposals.filter(({ problem }) => first.has(problem.id)),
      proposals.filter(({ problem }) => !first.has(problem.id)),
    ];
  const middle = proposals.length >> 1;
  return [proposals.slice(0, middle), proposals.slice(middle)];
}
