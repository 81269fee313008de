import { isObject, type Json } from '../kernel/json.js';
import type { Schema, Writer } from '../model/index.js';
import { admits } from './admits.js';
import type { Comparison } from './children.js';
import { type Doubt, type Facet, onlyOverlaps } from './doubt.js';
import { hasType } from './facets.js';
import { matches } from './pattern/matches.js';
import { createProcedure } from './procedure.js';
import { viewsOf } from './refute/declared.js';
import { isNothing } from './refute/found.js';
import { createRefute, type Refute } from './refute/refute.js';
import { isOfType, type Shape, typeOf } from './shape.js';
import { createSpace, type Space } from './space.js';

/** Is every value of one schema a value of another? */
export type Verdict =
  | { readonly answer: 'yes' }
  | ({ readonly answer: 'no'; readonly witness?: Json } & Reason)
  | ({ readonly answer: 'unknown' } & Reason);

interface Reason {
  readonly facet: Facet;
  /** In words that continue "because …". */
  readonly reason: string;
  /**
   * True when all that speaks against it is that two branches of a `oneOf` overlap, which many contracts never meant
   * to forbid.
   */
  readonly exclusivity?: true;
}

export interface ContainsOptions {
  /** Whose values: what this writer does not write (`readOnly`, `writeOnly`) does not count. */
  readonly writtenBy?: Writer;
  /**
   * Properties that a schema does not mention: `open` as JSON Schema reads them (any value), or `absent`, because
   * whoever writes a value writes only what is declared. `open` when not given.
   */
  readonly undeclared?: Comparison['undeclared'];
  /** Are two lists of schemas known to say the very same? Never, when not given. */
  readonly areIdentical?: Comparison['areIdentical'];
}

/** Compares schemas of one or two contracts; remembers what it has decided. */
export interface Containment {
  readonly space: Space;
  /** Is every value of `inner` a value of `outer`? With a facet: as far as that is concerned. */
  contains(outer: Shape, inner: Shape, facet?: Facet): Verdict;
  /** Surely yes, without looking for a witness otherwise. */
  proves(outer: Shape, inner: Shape): boolean;
  /** All that speaks against it at first sight: some of it may prove to be nothing. */
  suspects(outer: Shape, inner: Shape): readonly Pick<Doubt, 'facet' | 'reason'>[];
  /** All that speaks against it. */
  doubts(outer: Shape, inner: Shape): readonly Pick<Doubt, 'facet' | 'reason'>[];
}

export function createContainment({
  writtenBy,
  undeclared = 'open',
  areIdentical,
}: ContainsOptions = {}): Containment {
  const space = createSpace(writtenBy);
  const procedure = createProcedure(space, undeclared, areIdentical);
  let search: Refute | undefined;
  const refute: Refute = (outer, inner) => {
    search ??= createRefute(procedure);
    return search(outer, inner);
  };
  const doubts = (outer: Shape, inner: Shape): readonly Doubt[] => {
    const found = procedure.doubts(outer, inner);
    if (found.length === 0 || found.some(({ certain }) => certain)) return found;
    return isNothing(refute(outer, inner)) ? [] : found;
  };
  const judge: Judge = { procedure, refute };
  const verdicts = new Map<string, Verdict>();
  return {
    space,
    contains: (outer, inner, facet) => {
      const key = `${outer.id} ${inner.id} ${facet ?? ''}`;
      const known = verdicts.get(key);
      if (known) return known;
      const found = procedure.doubts(outer, inner);
      const asked = facet ? found.filter((doubt) => doubt.facet === facet) : found;
      const verdict = verdictOf(judge, { outer, inner, doubts: asked, whole: facet === undefined });
      verdicts.set(key, verdict);
      return verdict;
    },
    proves: (outer, inner) => doubts(outer, inner).length === 0,
    suspects: procedure.doubts,
    doubts,
  };
}

/**
 * Is every value of `inner` a value of `outer`? A `yes` is never wrong. A witness is a value of `inner` that `outer`
 * refuses, tried on both; `proven` has Ajv confirm it.
 */
export function contains(outer: Schema, inner: Schema, options: ContainsOptions = {}): Verdict {
  const containment = createContainment(options);
  return containment.contains(containment.space.shape(outer), containment.space.shape(inner));
}

const MAX_CANDIDATES = 400;

interface Judge {
  readonly procedure: Comparison;
  readonly refute: Refute;
}

interface Question {
  readonly outer: Shape;
  readonly inner: Shape;
  readonly doubts: readonly Doubt[];
  /** All that speaks against it was asked for. */
  readonly whole: boolean;
}

function verdictOf({ procedure, refute }: Judge, question: Question): Verdict {
  const { outer, inner, doubts, whole } = question;
  const [first] = doubts;
  if (!first) return { answer: 'yes' };
  const common = onlyOverlaps(doubts) ? { exclusivity: true as const } : {};
  const shown = witnessAmong(procedure, question);
  if (shown) return { answer: 'no', ...shown, ...common };
  const certain = doubts.find((doubt) => doubt.certain);
  const { facet, reason } = certain ?? first;
  if (whole || !certain) {
    const found = refute(outer, inner);
    if (isNothing(found)) return { answer: 'yes' };
    const witness = found.values.find((value) => isWitness(procedure, outer, inner, value));
    if (witness !== undefined && whole) return { answer: 'no', facet, reason, witness, ...common };
  }
  return { answer: certain ? 'no' : 'unknown', facet, reason, ...common };
}

function witnessAmong(
  procedure: Comparison,
  { outer, inner, doubts }: Question,
): { readonly facet: Facet; readonly reason: string; readonly witness: Json } | undefined {
  let tried = 0;
  for (const { facet, reason, candidates } of doubts) {
    for (const witness of candidates?.() ?? []) {
      const shows = facet === 'types' || ofAllowedType(outer, witness);
      if (shows && isWitness(procedure, outer, inner, witness)) return { facet, reason, witness };
      tried += 1;
      if (tried > MAX_CANDIDATES) break;
    }
  }
  return undefined;
}

function isWitness({ space, undeclared }: Comparison, outer: Shape, inner: Shape, value: Json): boolean {
  return (
    admits(space, outer, value) === false &&
    admits(space, inner, value) === true &&
    (undeclared === 'open' || isDeclared(space, inner, value))
  );
}

/** A value whose very type is refused shows nothing about bounds. */
function ofAllowedType({ types, unions }: Shape, value: Json): boolean {
  return unions.length > 0 || hasType(types, isOfType(value, 'integer') ? 'integer' : typeOf(value));
}

/** Does the value hold only properties that the shape, or an alternative of it, declares? */
function isDeclared(space: Space, shape: Shape, value: Json): boolean {
  if (Array.isArray(value)) return value.every((item, i) => isDeclared(space, space.item(shape, i), item));
  if (!isObject(value)) return true;
  const views = viewsOf(space, shape);
  const free = views.every((view) => view.names.size + view.namePatterns.size === 0);
  return Object.entries(value).every(([name, inner]) => {
    const declaring = views.filter((view) => declares(view, name));
    return declaring.length > 0
      ? declaring.some((view) => isDeclared(space, space.property(view, name), inner))
      : free;
  });
}

function declares(shape: Shape, name: string): boolean {
  if (shape.names.has(name) || shape.additionalDeclared) return true;
  return [...shape.namePatterns].some((pattern) => matches(pattern, name));
}
