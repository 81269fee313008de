import { isObject, type Json } from '../kernel/json.js';
import type { Schema } from '../model/index.js';
import { type Doubt, type Facet, onlyOverlaps } from './doubt.js';
import { isEmpty } from './empty.js';
import { hasType } from './facets.js';
import { matches } from './pattern/matches.js';
import { makerOf, ONLY, sampleOfShape } from './sample.js';
import type { Shape } from './shape.js';
import type { Space } from './space.js';

/** What the comparison of children needs from the procedure that they are part of. */
export interface Comparison {
  readonly space: Space;
  /**
   * What stands for properties that the inner schema does not declare: any value (`open`, as JSON Schema says), or
   * nothing, because whoever writes the value writes only what is declared (`absent`).
   */
  readonly undeclared: 'open' | 'absent';
  /** Are two lists of schemas known to say the very same? Then nothing needs to be compared. */
  areIdentical(ours: readonly Schema[], theirs: readonly Schema[]): boolean;
  doubts(outer: Shape, inner: Shape): readonly Doubt[];
}

/** Compares items and properties: the doubts that outer contains inner. */
export function compareChildren(comparison: Comparison, outer: Shape, inner: Shape): Doubt[] {
  const both = (type: 'array' | 'object') => hasType(outer.types, type) && hasType(inner.types, type);
  return [
    ...(both('array') ? compareItems(comparison, outer, inner) : []),
    ...(both('object') ? compareProperties(comparison, outer, inner) : []),
  ];
}

function compareItems({ space, doubts }: Comparison, outer: Shape, inner: Shape): Doubt[] {
  const positions = Math.min(inner.maxItems, Math.max(outer.prefix, inner.prefix) + 1);
  const found: Doubt[] = [];
  for (let index = 0; index < positions; index += 1) {
    const here = doubts(space.item(outer, index), space.item(inner, index));
    found.push(
      ...here.map((doubt) => lift(doubt, 'items', inner, (item) => withItem(space, inner, index, item))),
    );
    if (!onlyOverlaps(found)) break;
  }
  return found;
}

/** A doubt about a child, as a doubt about its parent. */
function lift(doubt: Doubt, facet: Facet, parent: Shape, embed: (value: Json) => Json | undefined): Doubt {
  return {
    facet,
    reason: doubt.reason,
    ...(doubt.exclusivity && { exclusivity: true }),
    certain: doubt.certain && parent.intricate.length === 0,
    candidates: function* () {
      for (const value of doubt.candidates?.() ?? []) {
        const whole = embed(value);
        if (whole !== undefined) yield whole;
      }
    },
  };
}

function withItem(space: Space, shape: Shape, index: number, item: Json): Json | undefined {
  const make = (i: number) => sampleOfShape(makerOf(space, { seed: i + 1 }), space.item(shape, i));
  const items: (Json | undefined)[] = Array.from({ length: Math.max(shape.minItems, index + 1) }, (_, i) =>
    i === index ? item : make(i),
  );
  return items.every((value) => value !== undefined) ? (items as Json[]) : undefined;
}

function compareProperties(comparison: Comparison, outer: Shape, inner: Shape): Doubt[] {
  const own: Doubt[] = [...outer.required]
    .filter((name) => !inner.required.has(name))
    .map((name) => ({ facet: 'required', reason: `${name} is required`, certain: mayLack(inner) }));
  own.push(...compareNumberOfProperties(comparison, outer, inner));
  if (own.length > 0) return own;
  const [plain, structured] = namesOf(comparison, outer, inner);
  const found = plain.flatMap((name) => compareProperty(comparison, outer, inner, name));
  // One refusal is enough; looking for more of them in large schemas would take long and say little.
  for (const name of structured) {
    if (!onlyOverlaps(found)) return found;
    found.push(...compareProperty(comparison, outer, inner, name));
  }
  return onlyOverlaps(found) ? [...found, ...compareUnnamed(comparison, outer, inner)] : found;
}

/** May a value surely lack what is not required? Else some number of properties, or a condition, may ask for it. */
function mayLack({ required, minProperties, intricate }: Shape): boolean {
  return minProperties <= required.size && intricate.length === 0;
}

function compareProperty({ space, doubts }: Comparison, outer: Shape, inner: Shape, name: string): Doubt[] {
  return doubts(space.property(outer, name), space.property(inner, name)).map((doubt) =>
    lift(doubt, 'properties', inner, (value) => withProperty(space, inner, name, value)),
  );
}

/** The properties to compare: those that end here, which often tell objects apart, and those that lead on. */
function namesOf(
  comparison: Comparison,
  outer: Shape,
  inner: Shape,
): [plain: string[], structured: string[]] {
  const names = [...new Set([...outer.names, ...inner.names])].filter(
    (name) => mayWrite(comparison, inner, name) && !isKept(comparison, outer, inner, name),
  );
  const leadsOn = (name: string) => {
    const { atoms, unions, types } = comparison.space.property(inner, name);
    return atoms.length > 0 && (unions.length > 0 || types.has('object') || types.has('array'));
  };
  return [names.filter((name) => !leadsOn(name)), names.filter(leadsOn)];
}

/** Do both declare the property in the very same words? A pattern of either may say more of it. */
function isKept({ space, areIdentical }: Comparison, outer: Shape, inner: Shape, name: string): boolean {
  if (outer.namePatterns.size + inner.namePatterns.size > 0) return false;
  if (!outer.names.has(name) || !inner.names.has(name)) return false;
  return areIdentical(space.declarations(outer, name), space.declarations(inner, name));
}

/** May a value of the shape have a property of that name? */
function mayWrite({ space, undeclared }: Comparison, shape: Shape, name: string): boolean {
  if (space.hides(shape, name) || (isFull(shape) && !shape.required.has(name))) return false;
  if (undeclared === 'open' || shape.additionalDeclared || shape.names.has(name)) return true;
  return [...shape.namePatterns].some((pattern) => matches(pattern, name) !== false);
}

/** Is there room for no property but those that are required? */
function isFull({ required, maxProperties }: Shape): boolean {
  return required.size >= maxProperties;
}

function withProperty(space: Space, shape: Shape, name: string, value: Json): Json | undefined {
  const object = sampleOfShape(makerOf(space), space.and(shape, ONLY.object as Schema));
  return isObject(object) ? { ...object, [name]: value } : undefined;
}

function compareUnnamed(comparison: Comparison, outer: Shape, inner: Shape): Doubt[] {
  const { space, doubts } = comparison;
  const allowed = space.additional(outer);
  const patterned = (asked: Shape, written: Shape) =>
    doubts(asked, written).map(
      (doubt): Doubt => ({ facet: 'additionalProperties', reason: doubt.reason, certain: false }),
    );
  const found: Doubt[] = [];
  for (const pattern of inner.namePatterns) {
    found.push(...patterned(space.matching(outer, pattern, true), space.matching(inner, pattern, false)));
  }
  const unnamed = mayWriteUnnamed(comparison, inner);
  const rest = space.additional(inner);
  const written = [...inner.namePatterns].map((pattern) => space.matching(inner, pattern, false));
  for (const pattern of outer.namePatterns) {
    if (inner.namePatterns.has(pattern)) continue;
    const asked = space.matching(outer, pattern, true);
    // A name may match several patterns.
    for (const one of unnamed ? [rest, ...written] : written) found.push(...patterned(asked, one));
  }
  if (!unnamed) return found;
  for (const doubt of doubts(allowed, rest))
    found.push(
      lift(doubt, 'additionalProperties', inner, (value) =>
        withProperty(space, inner, unusedName(outer, inner), value),
      ),
    );
  return found;
}

/** May a value have properties that the shape neither names nor covers by a pattern? */
function mayWriteUnnamed({ space, undeclared }: Comparison, shape: Shape): boolean {
  if (isFull(shape)) return false;
  if (shape.additionalDeclared) return !isEmpty(space, space.additional(shape));
  return undeclared === 'open' || shape.names.size + shape.namePatterns.size === 0;
}

function unusedName(outer: Shape, inner: Shape): string {
  let name = 'other';
  while (outer.names.has(name) || inner.names.has(name)) name += 'Wise';
  return name;
}

function compareNumberOfProperties(comparison: Comparison, outer: Shape, inner: Shape): Doubt[] {
  const least = Math.max(inner.minProperties, inner.required.size);
  const closed = !mayWriteUnnamed(comparison, inner) && inner.namePatterns.size === 0;
  const most = closed ? Math.min(inner.maxProperties, inner.names.size) : inner.maxProperties;
  const facet = 'propertyCount';
  return [
    ...(outer.minProperties > least
      ? [
          {
            facet,
            reason: `fewer than ${outer.minProperties} properties are not allowed`,
            certain: false,
          } as const,
        ]
      : []),
    ...(outer.maxProperties < most
      ? [
          {
            facet,
            reason: `more than ${outer.maxProperties} properties are not allowed`,
            certain: false,
          } as const,
        ]
      : []),
  ];
}
