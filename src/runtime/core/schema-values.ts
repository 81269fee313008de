import { fail, isObject, type Keywords, type Spot } from './schema-check.js';

/** The keywords that look at a value as a whole, at numbers and at texts. */
export const VALUES: Keywords = {
  type: (wanted: string | readonly string[], spot) => {
    const types = typeof wanted === 'string' ? [wanted] : wanted;
    return (
      types.some((type) => isOfType(spot.value, type)) ||
      fail(spot, `must be ${types.map(named).join(' or ')}`)
    );
  },
  const: (wanted: unknown, spot) => same(spot.value, wanted) || fail(spot, `must be ${shown(wanted)}`),
  enum: (wanted: readonly unknown[], spot) =>
    wanted.some((one) => same(spot.value, one)) || fail(spot, `must be ${list(wanted)}`),
  minimum: (wanted: number, spot) =>
    holds(spot, (value) => value >= wanted) || fail(spot, `must be at least ${wanted}`),
  maximum: (wanted: number, spot) =>
    holds(spot, (value) => value <= wanted) || fail(spot, `must be at most ${wanted}`),
  exclusiveMinimum: (wanted: number, spot) =>
    holds(spot, (value) => value > wanted) || fail(spot, `must be more than ${wanted}`),
  exclusiveMaximum: (wanted: number, spot) =>
    holds(spot, (value) => value < wanted) || fail(spot, `must be less than ${wanted}`),
  multipleOf: (wanted: number, spot) =>
    holds(spot, (value) => isMultiple(value, wanted)) || fail(spot, `must be a multiple of ${wanted}`),
  minLength: (wanted: number, spot) =>
    typeof spot.value !== 'string' ||
    hasLength(spot.value, wanted) ||
    fail(spot, `must have at least ${count(wanted, 'character')}`),
  maxLength: (wanted: number, spot) =>
    typeof spot.value !== 'string' ||
    !hasLength(spot.value, wanted + 1) ||
    fail(spot, `must have at most ${count(wanted, 'character')}`),
  pattern: (wanted: string, spot) => {
    const { value } = spot;
    if (typeof value !== 'string') return true;
    // A text that is too long anyway is not worth a match.
    const { maxLength } = spot.schema;
    if (typeof maxLength === 'number' && hasLength(value, maxLength + 1)) return false;
    if (value.length > MAX_MATCHED && !isSimple(wanted) && expressionOf(wanted))
      return fail(spot, `is too long to be matched with ${wanted}`);
    return matches(wanted, value) || fail(spot, `must match ${wanted}`);
  },
  format: (wanted: string, spot) => {
    const formats = spot.run.formats ?? {};
    const isFormat = Object.hasOwn(formats, wanted) ? formats[wanted] : undefined;
    return !isFormat || isFormat(spot.value) || fail(spot, `must be of the format ${wanted}`);
  },
};

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    default:
      return typeof value === type;
  }
}

function named(type: string): string {
  if (type === 'null') return 'null';
  return `${/^[aio]/.test(type) ? 'an' : 'a'} ${type}`;
}

/** How many values a message shows. */
const MAX_SHOWN = 12;

function list(values: readonly unknown[]): string {
  const texts = values.slice(0, MAX_SHOWN).map(shown);
  const [only = 'nothing'] = texts;
  return values.length < 2 ? only : `one of ${texts.join(', ')}${values.length > MAX_SHOWN ? '…' : ''}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

function holds({ value }: Spot, isTrue: (value: number) => boolean): boolean {
  return typeof value !== 'number' || isTrue(value);
}

/** Not exact, for 0.3 is no multiple of 0.1 to a computer. */
export function isMultiple(value: number, factor: number): boolean {
  const quotient = value / factor;
  return !(Math.abs(Math.round(quotient) - quotient) > 1e-8);
}

/** Has the text so many characters or more? Counted as people do: a pair of surrogates is one. */
function hasLength(text: string, length: number): boolean {
  if (text.length < length) return false;
  if (text.length >= 2 * length) return true;
  let counted = text.length;
  for (let index = 1; index < text.length; index++)
    if (isLow(text.charCodeAt(index)) && isHigh(text.charCodeAt(index - 1))) counted -= 1;
  return counted >= length;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/** Longer texts are matched only where the time grows with their length and no faster. */
const MAX_MATCHED = 10_000;

function isSimple(pattern: string): boolean {
  return (
    pattern.startsWith('^') &&
    (pattern.replace(/\\.|\[(?:\\.|[^\]])*\]/gs, 'x').match(/[*+]|,\}/g) ?? []).length < 2
  );
}

const expressions = new Map<string, RegExp | undefined>();

/** Patterns mean Unicode characters; what is no expression forbids nothing. */
export function matches(pattern: string, text: string): boolean {
  if (!expressions.has(pattern)) expressions.set(pattern, expressionOf(pattern));
  return expressions.get(pattern)?.test(text) ?? true;
}

function expressionOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

/** JSON's equality: order of members means nothing. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  return textOf(one) === textOf(other);
}

/** A text that equal values share. */
export function textOf(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      isObject(part) ? Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)) : part,
    ) ?? ''
  );
}
