import path from 'node:path';
import { type ISpectralDiagnostic, type Ruleset, Spectral } from '@stoplight/spectral-core';
import { child } from '../../kernel/pointer.js';
import type { Severity } from '../../kernel/problem.js';
import { examine, type Finding } from '../examine.js';
import type { LintInput, LintOptions } from '../index.js';
import type { Rule, RuleOptions } from '../rule.js';
import type { Verdict } from '../verdict.js';
import { composeRuleset } from './compose-ruleset.js';
import { documentOf } from './document.js';
import { type Crash, guardFunctions } from './guard.js';
import { answerOf, type Findings, spectralRule } from './own-rules.js';
import { treeResolver, withoutResolving } from './resolver.js';

/** What a run has to say, and which rules took part in it. */
export interface RulesetRun {
  readonly verdicts: readonly Verdict[];
  readonly active: ReadonlySet<string>;
}

/** Runs the rulesets on Spectral; our own rules among them are answered by one walk of the contract. */
export async function runRulesets(
  input: LintInput,
  rules: readonly Rule[],
  options: LintOptions,
): Promise<RulesetRun> {
  const { tree, contract } = input;
  const chosen = new Map<string, RuleOptions>();
  const walk = sharedWalk(() => examine(contract, ours, { today: options.today, options: chosen }));
  const answers = new Map(rules.map((rule) => [rule, answerOf(rule, tree.root.file, walk)]));
  const definitions = Object.fromEntries(
    [...answers].map(([rule, answer]) => [rule.id, spectralRule(rule, answer)]),
  );
  const world = { folder: options.cwd, rules, definitions, options: chosen };
  const composed = await composeRuleset(
    options.rulesets ?? ['tenon:recommended'],
    options.rules ?? {},
    world,
  );

  const rootPath = path.resolve(options.cwd, tree.root.file);
  const ruleset = composed.fromSource(rootPath);
  const active = new Set(Object.values(ruleset.rules).flatMap((rule) => (rule.enabled ? [rule.name] : [])));
  // A ruleset may define a rule of its own under a name of ours.
  const ours = rules.filter(
    (rule) => active.has(rule.id) && ruleset.rules[rule.id]?.then[0]?.function === answers.get(rule),
  );
  const crashes = guardFunctions(ruleset);
  const { resolver, fileOf } =
    ours.length < active.size ? treeResolver(tree, rootPath) : withoutResolving(tree);
  const spectral = new Spectral({ resolver });
  spectral.setRuleset(ruleset);
  const results = await spectral.run(documentOf(tree.root.value, rootPath));

  const verdicts = results.map(
    (result) => walk.verdictOf(result) ?? foreignVerdict(result, fileOf(result.source), ruleset),
  );
  return { verdicts: [...verdicts, ...crashes.map((crash) => crashVerdict(crash, tree.root.file))], active };
}

interface SharedWalk extends Findings {
  /** The verdict behind a result that carries a token of ours. */
  verdictOf(result: ISpectralDiagnostic): Verdict | undefined;
}

/** Walks when the first rule asks, for all enabled rules at once. */
function sharedWalk(findAll: () => Promise<Finding[]>): SharedWalk {
  let walk: Promise<Finding[]> | undefined;
  let found: Finding[] | undefined;
  const token = (index: number) => `tenon-finding-${index}`;
  return {
    async of(rule) {
      walk ??= findAll();
      found = await walk;
      return found.flatMap((finding, index) =>
        finding.rule === rule ? [{ token: token(index), finding }] : [],
      );
    },
    verdictOf({ code, message, severity }) {
      const index = /tenon-finding-(\d+)/.exec(message)?.[1];
      const finding = index === undefined ? undefined : found?.[Number(index)];
      if (!finding || finding.rule.id !== code) return undefined;
      const { rule, place, crashed } = finding;
      return {
        id: rule.id,
        severity: crashed ? 'error' : severityOf(severity),
        message: message.replace(token(Number(index)), () => finding.message),
        why: rule.why,
        fix: rule.fix,
        place,
      };
    },
  };
}

const SEVERITIES: readonly Severity[] = ['error', 'warn', 'info', 'info'];

function severityOf(severity: number): Severity {
  return SEVERITIES[severity] ?? 'info';
}

function foreignVerdict(result: ISpectralDiagnostic, file: string, ruleset: Ruleset): Verdict {
  const id = String(result.code);
  const { description, documentationUrl } = ruleset.rules[id] ?? {};
  return {
    id,
    severity: severityOf(result.severity),
    message: result.message,
    why: description ?? 'A ruleset of this contract demands it.',
    ...(documentationUrl ? { fix: `See ${documentationUrl}` } : {}),
    place: { file, pointer: child('', ...result.path) },
  };
}

function crashVerdict({ rule, reason }: Crash, file: string): Verdict {
  return {
    id: rule,
    severity: 'error',
    message: `The rule failed, and did not finish: ${reason}.`,
    why: 'What a rule could not check may be wrong.',
    fix: 'Correct the function of the rule, or switch the rule off.',
    place: { file, pointer: '' },
  };
}
