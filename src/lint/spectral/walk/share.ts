import type {
  Format,
  IFunctionResult,
  Rule,
  RulesetFunction,
  RulesetFunctionContext,
} from '@stoplight/spectral-core';
import { type Step, stepsOf } from './given.js';
import { looksAtPath, sideOf } from './locality.js';
import { search } from './search.js';
import { type Path, traverse } from './traverse.js';

/** A rule that takes part in a walk, as it was before it was made to answer from it. */
interface Sharer {
  readonly rule: Rule;
  readonly tasks: Rule['then'];
  readonly expressions: readonly Expression[];
  /** What it says of an object depends on nothing but the object, wherever it is reached. */
  readonly isLocal: boolean;
}

interface Expression {
  readonly given: string;
  /** Undefined when only Spectral's own engine can follow it. */
  readonly steps: readonly Step[] | undefined;
}

export interface SharedWalks {
  /** The formats of the document: some expressions depend on them. */
  readonly formats: ReadonlySet<Format>;
  /** Told of a rule one of whose filters threw. */
  caught(rule: Rule, error: unknown): void;
}

/**
 * Makes rules find their nodes in walks that they share, in place of Spectral's own walk of all paths through the
 * resolved document: a contract of 80,000 objects has two million paths. An object that several `$ref`s lead to is
 * looked at once for all rules whose answer depends on the object alone.
 *
 * Spectral still does all the rest: to it, each such rule looks at the root, and answers with paths. Expressions that
 * are not known here (`^`, `@parent`, …) are followed by Spectral's engine, each by itself: one that fails ends its
 * rules, and not the run.
 */
export function shareWalks(rules: readonly Rule[], { formats, caught }: SharedWalks): void {
  const sharers = rules.flatMap((rule) => sharerOf(rule, formats) ?? []);
  const walks = new Map<string, Promise<Answers>>();
  for (const { rule, isLocal } of sharers) {
    const isWith = (other: Sharer) => other.rule.resolved === rule.resolved && other.isLocal === isLocal;
    const name = `${rule.resolved} ${isLocal}`;
    const answer: RulesetFunction = async (_, __, context) => {
      const walk = walks.get(name) ?? findAll(sharers.filter(isWith), context, caught);
      walks.set(name, walk);
      return [...((await walk).get(rule) ?? [])];
    };
    rule.given = '$';
    // biome-ignore lint/suspicious/noThenProperty: Spectral's word.
    rule.then = [{ function: answer }];
  }
}

/** Undefined for a rule that stays with Spectral's engine, or that has nothing to do with the document. */
function sharerOf(rule: Rule, formats: ReadonlySet<Format>): Sharer | undefined {
  const known = formats.size > 0 ? (formats as Set<Format>) : null;
  if (!rule.enabled || !rule.matchesFormat(known as never)) return undefined;
  if (!rule.then.every(({ field }) => field === undefined || isPlainField(field))) return undefined;
  const expressions = rule
    .getGivenForFormats(known as never)
    .map((given): Expression => ({ given, steps: stepsOf(given) }));
  const isLocal = rule.resolved && rule.then.every((then) => !looksAtPath(then.function));
  return { rule, tasks: rule.then, expressions, isLocal };
}

/** Keys, and no expression. */
function isPlainField(field: string): boolean {
  return field === '@key' || /^[\w-]+(\.[\w-]+)*$/.test(field);
}

/** What Spectral's types leave out. */
interface Inventory {
  readonly resolved: unknown;
  readonly unresolved: unknown;
}

type Answers = ReadonlyMap<Rule, readonly IFunctionResult[]>;

async function findAll(
  sharers: readonly Sharer[],
  context: RulesetFunctionContext,
  caught: SharedWalks['caught'],
): Promise<Answers> {
  const found = new Map(sharers.map(({ rule }) => [rule, [] as IFunctionResult[]]));
  const pending: Promise<unknown>[] = [];
  const hear = ({ rule, tasks }: Sharer, value: unknown, path: Path) => {
    const add = (place: Path, results: readonly IFunctionResult[]) =>
      found.get(rule)?.push(...results.map((result) => ({ ...result, path: result.path ?? [...place] })));
    for (const { field, functionOptions, function: call } of tasks) {
      for (const target of targetsOf(value, field)) {
        const place = [...path, ...target.path];
        const results = call(target.value, functionOptions ?? null, { ...context, rule, path: place });
        if (results instanceof Promise) pending.push(results.then((late) => add(place, late ?? [])));
        else if (results) add(place, results);
      }
    }
  };
  const [first] = sharers;
  const { resolved, unresolved } = context.documentInventory as unknown as Inventory;
  const root = first?.rule.resolved ? resolved : unresolved;
  const all = followersOf(sharers);
  const followed = all.flatMap(({ steps, followers }) => (steps ? [{ steps, followers }] : []));
  const end = (followers: readonly Sharer[]) => (error: unknown) => {
    for (const { rule } of followers) caught(rule, error);
  };
  traverse(
    root,
    followed.map(({ steps, followers }) => steps.map((step) => quiet(step, end(followers)))),
    ({ expression, value, path }) => {
      for (const sharer of followed[expression]?.followers ?? []) hear(sharer, value, path);
    },
    first?.isLocal ? { unresolved, kindOf: sideOf } : undefined,
  );
  for (const { given, followers } of all.filter(({ steps }) => !steps)) {
    try {
      search(root, given, ({ value, path }) => {
        for (const sharer of followers) hear(sharer, value, path);
      });
    } catch (error) {
      end(followers)(error);
    }
  }
  await Promise.all(pending);
  return found;
}

/** Each expression once, with the rules that look at its nodes. */
function followersOf(sharers: readonly Sharer[]) {
  const known = new Map<string, Expression & { readonly followers: Set<Sharer> }>();
  for (const sharer of sharers) {
    for (const expression of sharer.expressions) {
      const one = known.get(expression.given) ?? { ...expression, followers: new Set() };
      one.followers.add(sharer);
      known.set(expression.given, one);
    }
  }
  return [...known.values()].map((one) => ({ ...one, followers: [...one.followers] }));
}

/** A filter that throws lets nothing pass, and is told. */
function quiet(step: Step, fail: (error: unknown) => void): Step {
  if (step.test.kind !== 'filter') return step;
  const { passes } = step.test;
  const tried = (value: unknown, key: string | number): boolean => {
    try {
      return passes(value, key);
    } catch (error) {
      fail(error);
      return false;
    }
  };
  return { ...step, test: { kind: 'filter', passes: tried } };
}

interface Target {
  readonly path: Path;
  readonly value: unknown;
}

/** What a rule's `field` names in a node: the node itself, one of its members, or all its keys. */
function targetsOf(value: unknown, field: string | undefined): readonly Target[] {
  if (field === undefined || typeof value !== 'object' || value === null) return [{ path: [], value }];
  if (field !== '@key') return [{ path: field.split('.'), value: memberOf(value, field) }];
  const keys = Object.keys(value).map((key) => ({ path: [key], value: key }));
  return keys.length > 0 ? keys : [{ path: [], value: undefined }];
}

function memberOf(value: object, field: string): unknown {
  if (field in value) return (value as Record<string, unknown>)[field];
  return field
    .split('.')
    .reduce<unknown>((owner, key) => (owner as Record<string, unknown> | null)?.[key], value);
}
