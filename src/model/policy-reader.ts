import { milliseconds } from '../kernel/duration.js';
import { isObject, type Json, type JsonObject } from '../kernel/json.js';
import type { Delivery, Lifecycle, Policy, Retry } from './policy.js';
import { type Cursor, flagOf, given, textOf } from './reading.js';

/** What the standards ask of a retry that says no more than that it is one. */
const RETRY_DEFAULTS: Retry = { attempts: 5, initialMs: 100, factor: 2, maxMs: 30_000, jitter: 'full' };

/** The `x-policy` of a node laid over what it inherits, word by word. Bad values are left out here; a lint rule names them. */
export function readPolicy(cursor: Cursor, inherited: Policy = {}): Policy {
  const words = extension(cursor, 'x-policy');
  if (!words) return inherited;
  const retry = readRetry(words.retry, inherited.retry);
  const breaker = isObject(words.circuitBreaker) ? words.circuitBreaker : undefined;
  const limit = isObject(words.rateLimit) ? words.rateLimit : undefined;
  const sla = isObject(words.sla) ? words.sla : undefined;
  const perMs = duration(limit?.per);
  const requests = number(limit?.requests);
  const idempotency = isObject(words.idempotency) ? words.idempotency : undefined;
  return {
    ...inherited,
    ...given('timeoutMs', duration(words.timeout)),
    ...given('retry', retry),
    ...(breaker && {
      circuitBreaker: {
        failures: number(breaker.failures) ?? 5,
        windowMs: duration(breaker.window) ?? 10_000,
        openMs: duration(breaker.open) ?? 30_000,
        successes: number(breaker.successes) ?? 3,
      },
    }),
    ...(requests !== undefined && perMs !== undefined && { rateLimit: { requests, perMs } }),
    ...(sla && {
      sla: {
        ...inherited.sla,
        ...given('availability', number(sla.availability)),
        ...given('p95Ms', duration(sla.p95)),
      },
    }),
    ...(idempotency && {
      idempotency: {
        header: text(idempotency.header) ?? 'Idempotency-Key',
        required: idempotency.required === true,
      },
    }),
    ...given('criticality', oneOf(words.criticality, ['low', 'medium', 'high', 'critical'] as const)),
    ...given('owner', text(words.owner)),
  };
}

/** The `x-delivery` of a node laid over what it inherits. */
export function readDelivery(cursor: Cursor, inherited: Delivery = {}): Delivery {
  const words = extension(cursor, 'x-delivery');
  if (!words) return inherited;
  return {
    ...inherited,
    ...given('guarantee', oneOf(words.guarantee, ['at-most-once', 'at-least-once', 'exactly-once'] as const)),
    ...given('orderingKey', text(isObject(words.ordering) ? words.ordering.key : undefined)),
    ...given('retentionMs', duration(words.retention)),
    ...given('retry', readRetry(words.retry, inherited.retry)),
    ...given('deadLetter', text(words.deadLetter)),
    ...given('replay', typeof words.replay === 'boolean' ? words.replay : undefined),
    ...given('signature', text(words.signature)),
  };
}

/** The lifecycle words of a node, and those that it inherits. */
export function readLifecycle(cursor: Cursor): Lifecycle {
  if (!isObject(cursor.value)) return LIVE;
  const { value } = cursor;
  if (
    !(
      'deprecated' in value ||
      'x-sunset' in value ||
      'x-deprecated-at' in value ||
      'x-replaced-by' in value ||
      'x-stability-level' in value
    )
  )
    return LIVE;
  return {
    deprecated: flagOf(cursor, 'deprecated') ?? false,
    ...given('deprecatedAt', textOf(cursor, 'x-deprecated-at')),
    ...given('sunset', textOf(cursor, 'x-sunset')),
    ...given('replacedBy', textOf(cursor, 'x-replaced-by')),
    ...given('stability', textOf(cursor, 'x-stability-level')),
  };
}

const LIVE: Lifecycle = Object.freeze({ deprecated: false });

function readRetry(words: Json | undefined, inherited: Retry | undefined): Retry | undefined {
  if (!isObject(words)) return undefined;
  const base = inherited ?? RETRY_DEFAULTS;
  return {
    attempts: number(words.attempts) ?? base.attempts,
    initialMs: duration(words.initial) ?? base.initialMs,
    factor: number(words.factor) ?? base.factor,
    maxMs: duration(words.max) ?? base.maxMs,
    jitter: oneOf(words.jitter, ['full', 'none'] as const) ?? base.jitter,
  };
}

function extension(cursor: Cursor, key: string): JsonObject | undefined {
  const value = isObject(cursor.value) ? cursor.value[key] : undefined;
  return isObject(value) ? value : undefined;
}

function duration(value: Json | undefined): number | undefined {
  return typeof value === 'string' ? milliseconds(value) : undefined;
}

function number(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function oneOf<Word extends string>(value: Json | undefined, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}
