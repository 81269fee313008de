import type { Clock } from './clock.js';

/** When and how often a call is tried again. */
export interface RetryPolicy {
  /** All tries together, the first among them. */
  readonly attempts: number;
  readonly initialMs: number;
  /** The delay grows by this factor with each try. */
  readonly factor: number;
  /** No delay is longer, and a server that asks for more is not asked again. */
  readonly maxMs: number;
  /** `full`: anything between 0 and the delay, so that clients which failed together do not return together. */
  readonly jitter: 'full' | 'none';
}

/** What holds unless the contract or the caller says otherwise. */
export const STANDARD_RETRY: RetryPolicy = {
  attempts: 5,
  initialMs: 100,
  factor: 2,
  maxMs: 30_000,
  jitter: 'full',
};

const IDEMPOTENT: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'PUT',
  'DELETE',
  'OPTIONS',
  'QUERY',
  'TRACE',
]);

/** May this call be sent twice? A POST or PATCH only under a key by which the server knows it again. */
export function isRepeatable(method: string, hasIdempotencyKey: boolean): boolean {
  return IDEMPOTENT.has(method) || hasIdempotencyKey;
}

const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Does the status tell of trouble that may pass? */
export function isPassing(status: number): boolean {
  return PASSING.has(status);
}

/** How long to wait before the try after `attempt` (from 1). */
export function backoffMs(policy: RetryPolicy, attempt: number, random: () => number): number {
  const ceiling = Math.min(policy.maxMs, policy.initialMs * policy.factor ** (attempt - 1));
  return policy.jitter === 'full' ? Math.floor(random() * ceiling) : ceiling;
}

/** `Retry-After` in milliseconds from now: seconds or an HTTP date; undefined when it is neither. */
export function retryAfterMs(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const text = value.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** How long to wait before the next try; undefined when there must be none. */
export function delayBefore(
  policy: RetryPolicy,
  attempt: number,
  retryAfter: string | null,
  clock: Clock,
): number | undefined {
  if (attempt >= policy.attempts) return undefined;
  const asked = retryAfterMs(retryAfter, clock.now());
  if (asked === undefined) return backoffMs(policy, attempt, clock.random);
  return asked > policy.maxMs ? undefined : asked;
}
