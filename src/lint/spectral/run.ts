import path from 'node:path';
import { type Ruleset, Spectral } from '@stoplight/spectral-core';
import { examine } from '../examine.js';
import type { LintInput, LintOptions } from '../index.js';
import { checkOptions } from '../options.js';
import type { Rule, RuleOptions } from '../rule.js';
import type { RulesetRun } from '../verdict.js';
import { failureOf } from '../verdicts.js';
import { type AudienceRules, enableForAudiences, forAudiences } from './audiences.js';
import { boundFunctions } from './bound-functions.js';
import { checkGivens } from './check-givens.js';
import { composeRuleset } from './compose-ruleset.js';
import { documentOf } from './document.js';
import { guardFunctions } from './guard.js';
import { type Answer, answerOf, spectralRule } from './own-rules.js';
import { severitiesByPlace } from './severities.js';
import { eachOnce, foreignVerdict, sharedWalk } from './verdicts.js';
import { rootAlone, wholeContract } from './view.js';
import { shareWalks } from './walk/share.js';

/** Runs the rulesets on Spectral; our own rules among them are answered by one walk of the contract. */
export async function runRulesets(
  input: LintInput,
  rules: readonly Rule[],
  options: LintOptions,
): Promise<RulesetRun> {
  const { tree, contract } = input;
  const chosen = new Map<string, RuleOptions>();
  const walk = sharedWalk((ours) => examine(contract, ours, { today: options.today, options: chosen }));
  const answers = new Map(rules.map((rule) => [rule, answerOf(rule, tree.root.file, walk)]));
  const rootPath = path.resolve(options.cwd, tree.root.file);
  const usual = contract.kind === 'arazzo' ? 'spectral:arazzo' : 'tenon:recommended';
  const named = options.rulesets ?? [usual];
  const audiences: AudienceRules[] = [];
  const ruleset = await compose(answers, { ...options, rulesets: named }, { chosen, audiences, rootPath });
  checkGivens(ruleset, named);
  const only = enableForAudiences(ruleset, audiences, named);
  for (const rule of rules) checkOptions(rule, chosen.get(rule.id) ?? {});

  const active = new Set(Object.values(ruleset.rules).flatMap((rule) => (rule.enabled ? [rule.name] : [])));
  // A ruleset may define a rule of its own under a name of ours.
  walk.rules = rules.filter(
    (rule) => active.has(rule.id) && ruleset.rules[rule.id]?.then[0]?.function === answers.get(rule),
  );
  const view = walk.rules.length < active.size ? wholeContract(tree, rootPath) : rootAlone(tree);
  const atPlaces = tree.sources().length > 1 ? severitiesByPlace(ruleset, options.cwd) : undefined;
  const document = documentOf(view.value, rootPath);
  const ours = new Set<string>(walk.rules.map(({ id }) => id));
  const foreign = Object.values(ruleset.rules).filter(({ name }) => !ours.has(name));
  boundFunctions(foreign, tree);
  const watch = guardFunctions(ruleset);
  shareWalks(foreign, {
    formats: new Set([...ruleset.formats].filter((format) => format(document.parsed.data, rootPath))),
    caught: watch.caught,
  });
  const spectral = new Spectral({ resolver: view.resolver });
  spectral.setRuleset(ruleset);
  const results = await spectral.run(document);

  const found = results.map(
    (result) => walk.verdictOf(result) ?? foreignVerdict(result, view.placeOf(result), ruleset),
  );
  // What a bundle holds several times is written once.
  const verdicts = atPlaces ? eachOnce(atPlaces(found)) : found;
  const root = { file: tree.root.file, pointer: '' } as const;
  const failures = watch.crashes.map(({ rule, reason }) => failureOf(rule, reason, root));
  return { verdicts: [...forAudiences(verdicts, audiences, { only, tree }), ...failures], active };
}

interface Composition {
  /** Filled with the options of single rules. */
  readonly chosen: Map<string, RuleOptions>;
  /** Filled with what is set for audiences. */
  readonly audiences: AudienceRules[];
  readonly rootPath: string;
}

/** The ruleset that the options ask for. */
function compose(
  answers: ReadonlyMap<Rule, Answer>,
  {
    cwd,
    rulesets,
    rules = {},
    overrides,
    onRead,
    allowUrl = false,
  }: LintOptions & { readonly rulesets: readonly string[] },
  { chosen, audiences, rootPath }: Composition,
): Promise<Ruleset> {
  const definitions = Object.fromEntries(
    [...answers].map(([rule, answer]) => [rule.id, spectralRule(rule, answer)]),
  );
  const world = {
    folder: cwd,
    allowUrl,
    rules: [...answers.keys()],
    definitions,
    options: chosen,
    audiences,
    overrides,
    document: rootPath,
    onRead,
  };
  return composeRuleset(rulesets, rules, world);
}
