import type { AnyAnswer, CallError } from './answer.js';
import type { Clock } from './clock.js';

/** One try of a call, on its way out. */
export interface Attempt {
  /** The operation as the contract has it. */
  readonly operation: {
    readonly method: string;
    readonly path: string;
    readonly breaker?: Partial<BreakerPolicy>;
    readonly rateLimit?: RateLimit;
  };
  /** From 1. */
  readonly number: number;
  /** The same for all tries of one call. */
  readonly call: object;
  /** Where it goes; credentials are added behind all stages. */
  readonly url: URL;
  /** What goes with it; a stage may add to them. */
  readonly headers: Headers;
  /** Fires when the caller gives up, or the call's deadline has passed. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/** When a circuit breaker opens and closes. */
export interface BreakerPolicy {
  /** So many failures within the window open it. */
  readonly failures: number;
  readonly windowMs: number;
  /** So long nothing is sent; then a try at a time is. */
  readonly openMs: number;
  /** So many successes in a row close it again. */
  readonly successes: number;
}

export interface RateLimit {
  readonly requests: number;
  readonly perMs: number;
}

/** What a try ends in. */
export type Outcome = AnyAnswer | CallError;

/**
 * A step that each try goes through on its way out and back: it may wait, refuse, add headers, or watch. The first of a
 * client is the outermost.
 */
export type Stage = (attempt: Attempt, next: () => Promise<Outcome>) => Promise<Outcome>;

/** What remains to be done, through all stages. */
export function throughStages(
  stages: readonly Stage[],
  attempt: Attempt,
  send: () => Promise<Outcome>,
): Promise<Outcome> {
  const from = (index: number): Promise<Outcome> => {
    const stage = stages[index];
    return stage ? stage(attempt, () => from(index + 1)) : send();
  };
  return from(0);
}
