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
  /** How long it may still take, in milliseconds. */
  readonly timeLeft: () => number;
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
export interface Stage {
  (attempt: Attempt, next: () => Promise<Outcome>): Promise<Outcome>;
  /** What made it: the contract's own stage of that kind stands back for it. */
  readonly kind?: MakeStage;
}

/** A stage that an operation asks for, made once a client: `breaker`, `rateLimit`. */
export type MakeStage = () => Stage;

/** What the tries of an operation go through: the caller's stages, and then those that the contract asks for. */
export type AskedStages = (client: {
  readonly stages: readonly Stage[];
  readonly made: Map<MakeStage, Stage>;
}) => readonly Stage[];

/** Each of these once a client; where the caller has one of its kind, that stands in its place. */
export function through(...kinds: readonly MakeStage[]): AskedStages {
  return ({ stages, made }) => {
    const missing = kinds.filter((make) => !stages.some(({ kind }) => kind === make));
    for (const make of missing) if (!made.has(make)) made.set(make, make());
    return [...stages, ...missing.flatMap((make) => made.get(make) ?? [])];
  };
}

/** How errors and counts name an operation: by its template. */
export function nameOf({ method, path }: Pick<Attempt['operation'], 'method' | 'path'>): string {
  return `${method} ${path}`;
}
