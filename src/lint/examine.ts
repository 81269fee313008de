import { reasonOf } from '../kernel/errors.js';
import { keyOf, type Place } from '../kernel/place.js';
import type { Contract } from '../model/index.js';
import type { Autofix } from './autofix.js';
import type { Context, NodeKind, Rule, RuleOptions } from './rule.js';
import { usersOf } from './users.js';
import { walk } from './walk.js';

/** What a rule said about a place. */
export interface Finding {
  readonly rule: Rule;
  readonly place: Place;
  readonly message: string;
  /** The rule threw, and so did not finish: the message is the reason. */
  readonly crashed: boolean;
  readonly autofix?: Autofix | undefined;
  /** For whom the rule looked at it, the nearest first. */
  readonly users?: readonly Place[] | undefined;
}

export interface Examination {
  readonly today?: string | undefined;
  /** Options that differ from a rule's defaults, by rule id. */
  readonly options?: ReadonlyMap<string, RuleOptions>;
}

/** Walks a contract once and lets every rule see the nodes that it asks for. */
export async function examine(
  contract: Contract,
  rules: readonly Rule[],
  examination: Examination = {},
): Promise<Finding[]> {
  const findings = new Map<string, Finding>();
  const pending: Promise<void>[] = [];
  const listeners = new Map<NodeKind, Listener[]>();
  for (const rule of rules) {
    // An Arazzo document is no contract, and what is asked of contracts is not asked of it.
    if (contract.kind === 'arazzo' || (rule.only && rule.only !== contract.kind)) continue;
    const listener = listen(contract, rule, examination, { findings, pending });
    for (const kind of typeof rule.given === 'string' ? [rule.given] : rule.given) {
      listeners.set(kind, [...(listeners.get(kind) ?? []), listener]);
    }
  }
  walk(contract, (kind, node, within) => {
    for (const hear of listeners.get(kind) ?? []) hear(node, within);
  });
  await Promise.all(pending);
  return [...findings.values()];
}

type Node = Parameters<Rule['check']>[0];
type Within = Context<NodeKind, RuleOptions>['within'];
type Listener = (node: Node, within: Within) => void;

interface Notebook {
  readonly findings: Map<string, Finding>;
  /** What rules have not finished yet. */
  readonly pending: Promise<void>[];
}

/** Hands nodes to one rule. A shared node gives a finding once; a rule that throws is silent from then on. */
function listen(
  contract: Contract,
  rule: Rule,
  { today, options }: Examination,
  notebook: Notebook,
): Listener {
  const chosen = { ...rule.options, ...options?.get(rule.id) };
  const add = (finding: Omit<Finding, 'rule'>) => {
    const key = `${rule.id}\n${keyOf(finding.place)}\n${finding.message}`;
    if (!notebook.findings.has(key)) notebook.findings.set(key, { rule, ...finding });
  };
  let crashed = false;
  return (node, within) => {
    if (crashed) return;
    const fail = (error: unknown) => {
      crashed = true;
      add({ place: node.at, message: reasonOf(error), crashed: true });
    };
    const report = (message: string, at: Place = node.at, autofix?: Autofix) =>
      add({ place: at, message, crashed: false, autofix, users: usersOf(node, within, contract) });
    try {
      const unfinished = rule.check(node, { contract, within, options: chosen, today, report });
      if (unfinished) notebook.pending.push(unfinished.catch(fail));
    } catch (error) {
      fail(error);
    }
  };
}
