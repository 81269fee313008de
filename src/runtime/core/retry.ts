import type { Clock } from './clock.js';
import type { Outcome } from './stage.js';

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

/** Changes to the terms that stand; `false`: try once. */
export type RetryChanges = Partial<RetryPolicy> | false | undefined;

/** What holds unless the contract or the caller says otherwise. */
export const STANDARD_RETRY: RetryPolicy = {
  attempts: 5,
  initialMs: 100,
  factor: 2,
  maxMs: 30_000,
  jitter: 'full',
};

/** The standards' terms, changed by the contract's, the client's and the call's, in this order. */
export function retryPolicy(...changes: readonly RetryChanges[]): RetryPolicy {
  return Object.assign(
    {},
    STANDARD_RETRY,
    ...changes.map((change) => (change === false ? { attempts: 1 } : change)),
  );
}

/** Does the status tell of trouble that may pass? */
export function isPassing(status: number): boolean {
  return [408, 425, 429, 500, 502, 503, 504].includes(status);
}

/** How long to wait before the try after `attempt` (from 1). */
export function backoffMs(policy: RetryPolicy, attempt: number, random: () => number): number {
  const ceiling = Math.min(policy.maxMs, policy.initialMs * policy.factor ** (attempt - 1));
  return policy.jitter === 'full' ? Math.floor(random() * ceiling) : ceiling;
}

/** `Retry-After` in milliseconds from now: seconds or an HTTP date; NaN when it is neither. */
export function retryAfterMs(value: string | null | undefined, now: number): number {
  const text = value ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  return /[a-z]/i.test(text) ? Math.max(0, Date.parse(text) - now) : Number.NaN;
}

interface Tried {
  /** From 1. */
  readonly number: number;
  readonly policy: RetryPolicy;
  /** May the call be sent twice? */
  readonly repeatable: boolean;
  /** Is there a server that was not asked yet? */
  readonly hasOther: boolean;
  readonly clock: Clock;
}

/** How long to wait before the next try; undefined when this outcome is the last. */
export function delayAfter(
  outcome: Outcome,
  { number, policy, repeatable, hasOther, clock }: Tried,
): number | undefined {
  const [failure, response] = outcome instanceof Error ? [outcome.reason] : ['', outcome.response];
  // What was not sent may go to another server, whatever it is; here it would be refused again.
  const may = failure === 'refused' ? hasOther : repeatable;
  const passes = response ? isPassing(response.status) : failure !== 'unreadable';
  if (number >= policy.attempts || !passes || !may) return undefined;
  const asked = retryAfterMs(response?.headers.get('retry-after'), clock.now());
  if (asked > policy.maxMs) return undefined;
  if (hasOther) return 0;
  return asked >= 0 ? asked : backoffMs(policy, number, clock.random);
}
