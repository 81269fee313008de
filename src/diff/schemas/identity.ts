import { equalJson, type Json } from '../../kernel/json.js';
import { NUMBERS, type Schema, SUBSCHEMA_LISTS, SUBSCHEMA_MAPS, SUBSCHEMAS } from '../../model/index.js';

/** Do two schemas say the very same, all that a check may look at and all that they refer to? */
export type Identity = (one: Schema, other: Schema) => boolean;

const WORDS = [
  ...NUMBERS,
  'always',
  'format',
  'pattern',
  'contentEncoding',
  'contentMediaType',
  'uniqueItems',
  'readOnly',
  'writeOnly',
  'default',
  'enum',
  'xml',
  'extensions',
] as const satisfies readonly (keyof Schema)[];

interface Answer {
  readonly same: boolean;
  /** The outermost pair, by its depth, that the answer takes for identical without having seen it to the end. */
  readonly assumes: number;
}

const DIFFERENT: Answer = { same: false, assumes: Infinity };
const SAME: Answer = { same: true, assumes: Infinity };

/** Deeper chains of schemas in schemas are compared step by step. */
const DEEPEST = 300;

/**
 * Most of a contract stays as it is, and what stays need not be examined. Answers are remembered, but for those that
 * lean on a circle that is not yet closed.
 */
export function createIdentity(): Identity {
  const answers = new Map<Schema, Map<Schema, boolean>>();
  const open = new Map<Schema, Map<Schema, number>>();
  const numbers = new Map<Schema, number>();
  const numberOf = (schema: Schema): number => {
    const known = numbers.get(schema) ?? numbers.size;
    numbers.set(schema, known);
    return known;
  };
  let depth = 0;

  const compare = (a: Schema, b: Schema): Answer => {
    const known = answers.get(a)?.get(b);
    if (known !== undefined) return known ? SAME : DIFFERENT;
    const assumed = open.get(a)?.get(b);
    if (assumed !== undefined) return { same: true, assumes: assumed };
    if (depth >= DEEPEST || !saysTheSame(a, b)) return DIFFERENT;
    depth += 1;
    remember(open, a, b, depth);
    const answer = all(childrenOf(a, b), compare);
    open.get(a)?.delete(b);
    depth -= 1;
    if (!answer.same || answer.assumes > depth) remember(answers, a, b, answer.same);
    return answer.assumes > depth ? { same: answer.same, assumes: Infinity } : answer;
  };

  // Whichever comes first, the answer is the same, and is remembered once.
  return (one, other) =>
    one === other || (numberOf(one) < numberOf(other) ? compare(one, other) : compare(other, one)).same;
}

/** Do two lists of schemas say the very same, one by one? */
export function areIdentical(
  isIdentical: Identity,
  ours: readonly Schema[],
  theirs: readonly Schema[],
): boolean {
  return (
    ours.length === theirs.length && ours.every((one, index) => isIdentical(one, theirs[index] as Schema))
  );
}

function remember<T>(map: Map<Schema, Map<Schema, T>>, a: Schema, b: Schema, value: T): void {
  const inner = map.get(a);
  if (inner) inner.set(b, value);
  else map.set(a, new Map([[b, value]]));
}

function all(
  pairs: readonly (readonly [Schema, Schema])[] | undefined,
  compare: (a: Schema, b: Schema) => Answer,
): Answer {
  if (!pairs) return DIFFERENT;
  let assumes = Infinity;
  for (const [a, b] of pairs) {
    const answer = compare(a, b);
    if (!answer.same) return DIFFERENT;
    assumes = Math.min(assumes, answer.assumes);
  }
  return { same: true, assumes };
}

/** All that two schemas say themselves. */
function saysTheSame(a: Schema, b: Schema): boolean {
  return (
    WORDS.every((word) => sameJson(a[word] as Json | undefined, b[word] as Json | undefined)) &&
    sameNames(a.types, b.types) &&
    sameNames(a.required, b.required) &&
    sameJson({ ...a.lifecycle }, { ...b.lifecycle }) &&
    sameJson(
      Object.fromEntries(a.dependentRequired) as Json,
      Object.fromEntries(b.dependentRequired) as Json,
    ) &&
    sameTags(a, b)
  );
}

/** A discriminator says its alternatives by their names; a base without a union has subtypes elsewhere. */
function sameTags(a: Schema, b: Schema): boolean {
  if (!a.discriminator || !b.discriminator) return a.discriminator === b.discriminator;
  const branches = (schema: Schema) =>
    [...schema.oneOf, ...schema.anyOf].map((one) => one.ref?.name ?? one.name);
  const [ours, theirs] = [branches(a), branches(b)];
  return (
    a.discriminator.property === b.discriminator.property &&
    ours.length > 0 &&
    ours.every((name, index) => name === theirs[index])
  );
}

/** The schemas in both, pair by pair; undefined when one has what the other has not. */
function childrenOf(a: Schema, b: Schema): (readonly [Schema, Schema])[] | undefined {
  const pairs: (readonly [Schema, Schema])[] = [];
  for (const [one, other] of [
    [a.ref, b.ref] as const,
    ...SUBSCHEMAS.map((keyword) => [a[keyword], b[keyword]] as const),
  ]) {
    if (!one && !other) continue;
    if (!one || !other) return undefined;
    pairs.push([one, other]);
  }
  for (const keyword of SUBSCHEMA_LISTS) {
    const [ours, theirs] = [a[keyword] ?? [], b[keyword] ?? []];
    if (ours.length !== theirs.length) return undefined;
    for (const [index, one] of ours.entries()) pairs.push([one, theirs[index] as Schema]);
  }
  const maps = SUBSCHEMA_MAPS.map((keyword) => [a[keyword], b[keyword]] as const);
  if (a.discriminator && b.discriminator) maps.push([a.discriminator.mapping, b.discriminator.mapping]);
  for (const [ours, theirs] of maps) {
    if (ours.size !== theirs.size) return undefined;
    for (const [name, one] of ours) {
      const other = theirs.get(name);
      if (!other) return undefined;
      pairs.push([one, other]);
    }
  }
  return pairs;
}

function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && equalJson(a, b));
}

function sameNames(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.size !== b.size) return false;
  for (const name of a) if (!b.has(name)) return false;
  return true;
}
