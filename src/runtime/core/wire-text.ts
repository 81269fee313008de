import { malformed } from './envelope.js';

/** A decoded name and a raw value. */
export type Pair = readonly [name: string, raw: string];

/** Splits `a=1&b=2`; names are decoded, values wait for their style. */
export function pairsOf(text: string, separator: '&' | ';'): Pair[] {
  const parts = text.split(separator).map((part) => (separator === ';' ? part.trim() : part));
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      return equals < 0
        ? [decodePlus(part), '']
        : [decodePlus(part.slice(0, equals)), part.slice(equals + 1)];
    });
}

/** A text as the number or boolean that it should be; itself when it is none. */
export function scalar(text: string, shape: 'string' | 'number' | 'boolean'): unknown {
  if (shape === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  const isNumber =
    shape === 'number' && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text));
  return isNumber ? Number(text) : text;
}

/** A text as the JSON that it should be; itself when it is none. */
export function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A plus is a space in a query. @throws Refusal 400 */
export function decodePlus(text: string): string {
  return decode(text.replaceAll('+', ' '));
}

/** @throws Refusal 400 */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformed('The URL is not percent-encoded UTF-8.');
  }
}
