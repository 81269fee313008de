import { canonicalText, type Json } from '../../kernel/json.js';
import type { Schema } from '../../model/index.js';
import { literal } from '../literal.js';
import type { Shape } from '../shape.js';
import { refusedBy } from './base.js';
import { among, type Found, isNothing, NOTHING, type Search, UNDECIDED } from './found.js';

/** So many items of the list, from an index on, must be of a schema. */
interface Count {
  readonly of: Schema;
  readonly opposite: Schema;
  readonly from: number;
  readonly least: number;
  readonly most: number;
}

interface Plan {
  readonly search: Search;
  readonly shape: Shape;
  readonly counts: readonly Count[];
  /** From here on all items are alike. */
  readonly alike: number;
  /** No list needs to be longer, so that what is not found by then is not there. */
  readonly longest: number;
  readonly wanted: number;
  readonly lists: Json[][];
  /** Whether items repeat is no matter, nor what they are: their kinds stand for them. */
  readonly loose?: boolean;
  /** Something was left out for want of knowledge or effort. */
  open: boolean;
  tries: number;
}

const LONGEST = 14;
const MAX_COUNTS = 3;
const MAX_TRIES = 600;

/** Lists of a shape of lists. */
export function findLists(search: Search, shape: Shape, wanted: number): Found {
  const refused = refusedBy(shape.atoms);
  const counts = [...shape.atoms.flatMap(countOf), ...refused.flatMap(violationOf)];
  if (counts.length > MAX_COUNTS) return UNDECIDED;
  const repeated = refused.some(({ uniqueItems }) => uniqueItems);
  if (repeated && shape.unique) return NOTHING;
  const alike = Math.max(shape.prefix, ...counts.map(({ from }) => from));
  const listed = Math.max(-1, ...refused.flatMap(({ enum: values = [] }) => values.map(lengthOf)));
  const needed = alike + counts.reduce((sum, { least }) => sum + least, 0) + (repeated ? 2 : 0) + listed + 1;
  const longest = Math.min(Math.max(shape.minItems, needed), shape.maxItems);
  if (shape.maxItems === 0 || isNothing(search.find(search.space.item(shape, 0))))
    return among(search, shape, [[]]);
  if (longest > LONGEST) return UNDECIDED;
  const plan: Plan = { search, shape, counts, alike, longest, wanted, lists: [], open: false, tries: 0 };
  if (repeated) {
    const found = findRepeated(plan);
    if (found.complete || found.values.length > 0) return found;
  }
  const none = counts.map(() => 0);
  if (shape.unique) {
    const loose = { ...plan, loose: true, lists: [] };
    extend(loose, [], none);
    if (loose.lists.length === 0 && !loose.open) return NOTHING;
  }
  extend(plan, [], none);
  return { values: plan.lists, complete: !plan.open && plan.lists.length === 0 };
}

function lengthOf(value: Json): number {
  return Array.isArray(value) ? value.length : -1;
}

function countOf({ contains, minContains = 1, maxContains = Infinity }: Schema): Count[] {
  if (!contains || (minContains === 0 && maxContains === Infinity)) return [];
  return [
    {
      of: contains,
      opposite: opposed(contains),
      from: 0,
      least: Math.ceil(minContains),
      most: Math.floor(maxContains),
    },
  ];
}

/** Where items of a list with a prefix are refused, one behind the prefix must fail. */
function violationOf({ items, prefixItems = [] }: Schema): Count[] {
  if (!items) return [];
  return [{ of: opposed(items), opposite: items, from: prefixItems.length, least: 1, most: Infinity }];
}

const opposites = new WeakMap<Schema, Schema>();

function opposed(schema: Schema): Schema {
  const opposite = opposites.get(schema) ?? literal({ not: schema });
  opposites.set(schema, opposite);
  return opposite;
}

/** Adds one item after the other, each of a kind that is told by what is counted. */
function extend(plan: Plan, items: readonly Json[], counted: readonly number[]): void {
  const { shape, counts, search } = plan;
  if (plan.lists.length >= plan.wanted) return;
  plan.tries += 1;
  if (plan.tries > MAX_TRIES || !search.spend(1)) {
    plan.open = true;
    return;
  }
  if (counts.some(({ most }, i) => (counted[i] as number) > most)) return;
  const enough = counts.every(({ least }, i) => (counted[i] as number) >= least);
  if (enough && items.length >= shape.minItems) keep(plan, [...items]);
  if (items.length >= plan.longest) return;
  const index = items.length;
  for (const kind of kindsAt(plan, index)) {
    const next = counted.map((count, i) => count + (kind.counts[i] ? 1 : 0));
    for (const value of valuesAt(plan, kind, items)) extend(plan, [...items, value], next);
  }
}

function keep(plan: Plan, list: Json[]): void {
  if (plan.loose || plan.search.judges(plan.shape, list)) plan.lists.push(list);
  // A listed value, or something that is not understood, refuses it: another list may do.
  else plan.open = true;
}

interface Kind {
  readonly id: number;
  readonly found: Found;
  readonly counts: readonly boolean[];
}

/** The kinds of item that there may be at an index. */
function kindsAt({ search, shape, counts, alike, wanted }: Plan, index: number): readonly Kind[] {
  const { space } = search;
  const kinds: Kind[] = [];
  for (let bits = 0; bits < 2 ** counts.length; bits += 1) {
    const flags = counts.map((_, i) => (bits & (1 << i)) !== 0);
    if (counts.some(({ from }, i) => index < from && flags[i])) continue;
    const asked = counts.flatMap(({ of, opposite, from }, i) =>
      index < from ? [] : [flags[i] ? of : opposite],
    );
    const several = shape.unique || wanted > 1 ? Math.min(LONGEST, alike + shape.minItems + 3) : 1;
    const found = search.find(space.and(space.item(shape, index), ...asked), several);
    if (!isNothing(found)) kinds.push({ id: bits, found, counts: flags });
  }
  return kinds;
}

/** The values of a kind that may come next; not one twice where that is forbidden. */
function valuesAt(plan: Plan, { id, found }: Kind, items: readonly Json[]): readonly Json[] {
  const { shape, wanted } = plan;
  if (plan.loose) {
    const used = items.slice(plan.alike).filter((item) => item === id).length;
    return found.complete && items.length >= plan.alike && used >= found.values.length ? [] : [id];
  }
  const used = new Set(shape.unique ? items.map(canonicalText) : []);
  const left = found.values.filter((value) => !used.has(canonicalText(value)));
  if (left.length === 0 && !found.complete) plan.open = true;
  if (!shape.unique) return left.slice(0, Math.min(wanted, 2));
  // Which values are taken makes a difference where another kind of item needs the same ones.
  if (found.complete) return left;
  plan.open = true;
  return left.slice(0, 2);
}

/** Lists in which an item comes twice. */
function findRepeated(plan: Plan): Found {
  const { search, shape, alike, longest } = plan;
  const { space } = search;
  let open = false;
  for (let second = 1; second < Math.min(longest, alike + 2); second += 1) {
    for (let first = 0; first < second; first += 1) {
      const both = search.find(space.and(space.item(shape, first), ...space.item(shape, second).atoms), 3);
      if (isNothing(both)) continue;
      open = true;
      for (const value of both.values) {
        const list = withBoth(plan, first, second, value);
        if (list && search.judges(shape, list)) return { values: [list], complete: false };
      }
    }
  }
  return { values: [], complete: !open };
}

function withBoth({ search, shape }: Plan, first: number, second: number, value: Json): Json[] | undefined {
  const items: Json[] = [];
  for (let i = 0; i < Math.max(shape.minItems, second + 1); i += 1) {
    const item = i === first || i === second ? value : search.find(search.space.item(shape, i)).values[0];
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}
