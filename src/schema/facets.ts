import type { JsonType } from '../model/index.js';
import { isMultiple } from './admits.js';
import type { Doubt, Facet } from './doubt.js';
import { formatContains, isEnforced } from './formats.js';
import type { Bound, Shape } from './shape.js';

/** Compares what two shapes say of themselves, children aside: the doubts that outer contains inner. */
export function compareFacets(outer: Shape, inner: Shape): Doubt[] {
  const shared = [...inner.types].filter((type) => hasType(outer.types, type));
  return [
    ...compareTypes(outer, inner),
    ...(outer.values ? [doubt('values', 'only listed values are allowed', isEndless(inner))] : []),
    ...(hasNumbers(outer) && hasNumbers(inner) ? compareNumbers(outer, inner) : []),
    ...(shared.includes('string') ? compareTexts(outer, inner) : []),
    ...(shared.includes('array') ? compareCounts(outer, inner) : []),
  ];
}

function hasNumbers({ types }: Shape): boolean {
  return types.has('number') || types.has('integer');
}

/** Are there surely more values than anybody lists? */
function isEndless({ types, patterns, formats, maxLength, minimum, maximum }: Shape): boolean {
  const texts = types.has('string') && patterns.size + formats.size === 0 && maxLength === Infinity;
  return texts || ((types.has('number') || types.has('integer')) && !(minimum && maximum));
}

/** Is every number between its ends one of the shape? */
function isDense({ multiples, formats, minimum, maximum }: Shape): boolean {
  return multiples.length + formats.size === 0 && !(minimum && maximum && minimum.value === maximum.value);
}

function doubt(facet: Facet, reason: string, certain = true): Doubt {
  return { facet, reason, certain };
}

export function hasType(types: ReadonlySet<JsonType>, type: JsonType): boolean {
  return types.has(type) || (type === 'integer' && types.has('number'));
}

function compareTypes(outer: Shape, inner: Shape): Doubt[] {
  return [...inner.types].flatMap((type): Doubt[] => {
    if (hasType(outer.types, type)) return [];
    if (type === 'number' && outer.types.has('integer')) {
      if (inner.multiples.some((step) => Number.isInteger(step))) return [];
      return [doubt('types', 'only whole numbers are allowed', isDense(inner))];
    }
    return [doubt('types', `the type ${type} is not allowed`)];
  });
}

function compareNumbers(outer: Shape, inner: Shape): Doubt[] {
  const doubts: Doubt[] = [];
  const dense = isDense(inner);
  if (outer.minimum && !(inner.minimum && above(inner.minimum, outer.minimum)))
    doubts.push(
      doubt(
        'range',
        `values ${outer.minimum.exclusive ? 'down to and including' : 'below'} ${outer.minimum.value} are not allowed`,
        dense,
      ),
    );
  if (outer.maximum && !(inner.maximum && above(negated(inner.maximum), negated(outer.maximum))))
    doubts.push(
      doubt(
        'range',
        `values ${outer.maximum.exclusive ? 'from' : 'above'} ${outer.maximum.value} are not allowed`,
        dense,
      ),
    );
  const whole = !inner.types.has('number');
  for (const step of outer.multiples) {
    if (whole && isMultiple(1, step)) continue;
    if (!inner.multiples.some((other) => isMultiple(other, step)))
      doubts.push(doubt('multipleOf', `only multiples of ${step} are allowed`, dense));
  }
  return [...doubts, ...compareFormats(outer, inner, 'number')];
}

/** Is everything from bound `a` up also from bound `b` up? */
function above(a: Bound, b: Bound): boolean {
  return a.value > b.value || (a.value === b.value && (a.exclusive || !b.exclusive));
}

function negated({ value, exclusive }: Bound): Bound {
  return { value: -value, exclusive };
}

const NUMBER_FORMATS: ReadonlySet<string> = new Set(['int32', 'int64']);

function compareFormats(outer: Shape, inner: Shape, kind: 'number' | 'string'): Doubt[] {
  const whole = !inner.types.has('number');
  return [...outer.formats].flatMap((format) => {
    if (NUMBER_FORMATS.has(format) !== (kind === 'number')) return [];
    if (format === 'int64' && whole) return [];
    if (
      format === 'int32' &&
      whole &&
      inner.minimum &&
      inner.maximum &&
      inner.minimum.value >= -(2 ** 31) &&
      inner.maximum.value < 2 ** 31
    )
      return [];
    if (!isEnforced(format) || [...inner.formats].some((other) => formatContains(format, other))) return [];
    return [doubt('format', `the format ${format} is required`, isFree(inner, kind))];
  });
}

/** Does the shape say nothing that may come to the same as a format? */
function isFree(shape: Shape, kind: 'number' | 'string'): boolean {
  return kind === 'number' ? isDense(shape) : shape.patterns.size + shape.formats.size === 0;
}

function compareTexts(outer: Shape, inner: Shape): Doubt[] {
  const doubts: Doubt[] = [];
  if (outer.minLength > inner.minLength)
    doubts.push(
      doubt('length', `texts shorter than ${outer.minLength} are not allowed`, isFree(inner, 'string')),
    );
  if (outer.maxLength < inner.maxLength)
    doubts.push(
      doubt('length', `texts longer than ${outer.maxLength} are not allowed`, isFree(inner, 'string')),
    );
  for (const pattern of outer.patterns)
    if (!inner.patterns.has(pattern)) doubts.push(doubt('pattern', `texts must match ${pattern}`, false));
  return [...doubts, ...compareFormats(outer, inner, 'string')];
}

function compareCounts(outer: Shape, inner: Shape): Doubt[] {
  const doubts: Doubt[] = [];
  if (outer.minItems > inner.minItems)
    doubts.push(doubt('itemCount', `fewer than ${outer.minItems} items are not allowed`));
  if (outer.maxItems < inner.maxItems)
    doubts.push(doubt('itemCount', `more than ${outer.maxItems} items are not allowed`, !isLimited(inner)));
  if (outer.unique && !inner.unique && inner.maxItems > 1)
    doubts.push(doubt('uniqueItems', 'repeated items are not allowed', false));
  return doubts;
}

/** May there be fewer items than the bounds allow, because of what they must be? */
function isLimited({ atoms, unique }: Shape): boolean {
  return unique || atoms.some(({ items, prefixItems }) => items || prefixItems);
}
