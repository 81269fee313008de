import { milliseconds } from '../kernel/duration.js';
import { isObject, type Json } from '../kernel/json.js';

/** The part of JSON Schema that the policy words need. */
export interface WordSchema {
  readonly type: 'object' | 'string' | 'number' | 'integer' | 'boolean';
  readonly description?: string;
  readonly enum?: readonly string[];
  /** `duration`: 500ms, 30s, 5m, 1h, 7d. */
  readonly format?: 'duration';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, WordSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
}

const duration: WordSchema = { type: 'string', format: 'duration', description: '500ms, 30s, 5m, 1h or 7d' };
const text: WordSchema = { type: 'string' };
const share: WordSchema = { type: 'number', minimum: 0, maximum: 100 };
const count: WordSchema = { type: 'integer', minimum: 1 };

const retry = words({
  attempts: count,
  initial: duration,
  factor: { type: 'number', minimum: 1 },
  max: duration,
  jitter: { type: 'string', enum: ['full', 'none'] },
});

/** `x-policy`: the operational terms of an operation. */
export const POLICY_SCHEMA = words({
  timeout: duration,
  timeouts: words({ gateway: duration, service: duration, dependency: duration }),
  retry,
  circuitBreaker: words({ failures: count, window: duration, open: duration, successes: count }),
  rateLimit: words({ requests: count, per: duration }, ['requests', 'per']),
  sla: words({ availability: share, p95: duration }),
  idempotency: words({ header: text, required: { type: 'boolean' } }),
  criticality: { type: 'string', enum: ['low', 'medium', 'high', 'critical'] },
  owner: text,
});

/** `x-delivery`: the delivery terms of what is pushed. */
export const DELIVERY_SCHEMA = words({
  guarantee: { type: 'string', enum: ['at-most-once', 'at-least-once', 'exactly-once'] },
  ordering: words({ key: text }, ['key']),
  retention: duration,
  retry,
  deadLetter: text,
  maxBytes: count,
  consumerGroup: text,
  replay: { type: 'boolean' },
  signature: text,
});

function words(
  properties: Readonly<Record<string, WordSchema>>,
  required: readonly string[] = [],
): WordSchema {
  return {
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** A word that is not as its schema wants it. */
export interface BadWord {
  readonly keys: readonly string[];
  readonly message: string;
}

/** What is wrong with the words below a node; `name` is how messages call it: `x-policy`. */
export function badWords(
  schema: WordSchema,
  value: Json,
  name: string,
  keys: readonly string[] = [],
): BadWord[] {
  const bad = (wanted: string): BadWord[] => [
    { keys, message: `${name} is ${JSON.stringify(value)}; ${wanted} is wanted.` },
  ];
  if (schema.type === 'object')
    return isObject(value) ? badMembers(schema, value, name, keys) : bad('an object');
  if (schema.format === 'duration') {
    return typeof value === 'string' && milliseconds(value) !== undefined
      ? []
      : bad('a duration (500ms, 30s, 5m, 1h or 7d)');
  }
  if (schema.enum)
    return typeof value === 'string' && schema.enum.includes(value) ? [] : bad(schema.enum.join(' or '));
  if (schema.type === 'number' || schema.type === 'integer')
    return isInRange(schema, value) ? [] : bad(rangeText(schema));
  return typeof value === schema.type ? [] : bad(`a ${schema.type}`);
}

function badMembers(
  schema: WordSchema,
  value: { [key: string]: Json },
  name: string,
  keys: readonly string[],
): BadWord[] {
  const known = schema.properties ?? {};
  const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(value, key));
  return [
    ...missing.map((key) => ({ keys, message: `${name} has no ${key}.` })),
    ...Object.entries(value).flatMap(([key, member]) => {
      const word = Object.hasOwn(known, key) ? known[key] : undefined;
      const path = `${name}.${key}`;
      if (word) return badWords(word, member, path, [...keys, key]);
      return [
        {
          keys: [...keys, key],
          message: `${path} is no policy word; ${name} has ${Object.keys(known).join(', ')}.`,
        },
      ];
    }),
  ];
}

/** What an author can only have meant by a word that is not as its schema wants it. */
export type Meant = { readonly value: string | number } | { readonly key: string };

export function meantBy(schema: WordSchema, value: Json, keys: readonly string[]): Meant | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) {
    const meant = typeof value === 'string' ? meantByText(schema, value.trim()) : undefined;
    return meant === undefined ? undefined : { value: meant };
  }
  if (!isObject(value)) return undefined;
  const known = schema.properties ?? {};
  if (Object.hasOwn(known, key)) return meantBy(known[key] as WordSchema, value[key] ?? null, rest);
  const alike = Object.keys(known).filter((word) => plain(word) === plain(key));
  return alike.length === 1 && rest.length === 0 ? { key: alike[0] as string } : undefined;
}

const UNITS: readonly (readonly [pattern: RegExp, unit: string])[] = [
  [/^(ms|msecs?|milliseconds?)$/i, 'ms'],
  [/^(s|secs?|seconds?)$/i, 's'],
  [/^(mins?|minutes?)$/i, 'm'],
  [/^(h|hrs?|hours?)$/i, 'h'],
  [/^(d|days?)$/i, 'd'],
];

function meantByText({ type, format, enum: words }: WordSchema, text: string): string | number | undefined {
  if (words) return words.find((word) => plain(word) === plain(text));
  if (type === 'number' || type === 'integer') return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  if (format !== 'duration') return undefined;
  const [, number, word = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text) ?? [];
  const unit = UNITS.find(([pattern]) => pattern.test(word))?.[1];
  return number === undefined || unit === undefined ? undefined : `${number}${unit}`;
}

/** A word without its case and separators. */
function plain(word: string): string {
  return word.replace(/[\W_]/g, '').toLowerCase();
}

function isInRange({ type, minimum = -Infinity, maximum = Infinity }: WordSchema, value: Json): boolean {
  return (
    typeof value === 'number' &&
    (type !== 'integer' || Number.isInteger(value)) &&
    value >= minimum &&
    value <= maximum
  );
}

function rangeText({ type, minimum, maximum }: WordSchema): string {
  const kind = type === 'integer' ? 'a whole number' : 'a number';
  if (minimum === undefined) return kind;
  return maximum === undefined ? `${kind} of at least ${minimum}` : `${kind} from ${minimum} to ${maximum}`;
}
