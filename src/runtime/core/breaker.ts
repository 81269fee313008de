import { CallError } from './answer.js';
import { isPassing } from './retry.js';
import type { Attempt, BreakerPolicy, Outcome, Stage } from './stage.js';

const STANDARD_BREAKER: BreakerPolicy = { failures: 5, windowMs: 10_000, openMs: 30_000, successes: 3 };

/** What is known of one host, or of one operation on it. */
interface Circuit {
  /** When tries failed, of late. */
  failed: number[];
  /** Until when nothing is sent; undefined while it is closed. */
  openUntil: number | undefined;
  /** Successes since it was half open. */
  recovered: number;
  /** One try at a time shows whether the host is back. */
  probing: boolean;
}

export interface BreakerOptions extends Partial<BreakerPolicy> {
  /** What fails together: everything on a `host` (as usual), or each `operation` by itself. */
  readonly per?: 'host' | 'operation';
  /** Told when a circuit opens, half opens and closes. */
  readonly onChange?: (circuit: string, state: CircuitState) => void;
}

export type CircuitState = 'open' | 'half-open' | 'closed';

/**
 * Sends nothing for a while to a host that keeps failing: it answers busy (408, 425, 429, 5xx), too late, or not at all.
 * A try that is held back ends in a CallError `refused` at once.
 *
 * The contract's `x-policy.circuitBreaker` wins over the standard terms, and options win over both.
 */
export function breaker({ per = 'host', onChange, ...changes }: BreakerOptions = {}): Stage {
  const circuits = new Map<string, Circuit>();
  return async (attempt, next) => {
    const name =
      per === 'host'
        ? attempt.url.host
        : `${attempt.url.host} ${attempt.operation.method} ${attempt.operation.path}`;
    const policy = { ...STANDARD_BREAKER, ...attempt.operation.breaker, ...changes };
    const circuit = circuits.get(name) ?? { failed: [], openUntil: undefined, recovered: 0, probing: false };
    circuits.set(name, circuit);
    const tell = (state: CircuitState): void => onChange?.(name, state);
    const isProbe = circuit.openUntil !== undefined;
    if (isProbe && !mayProbe(circuit, attempt)) return refusal(attempt, name);
    if (isProbe && circuit.recovered === 0) tell('half-open');
    circuit.probing = isProbe;
    let outcome: Outcome;
    try {
      outcome = await next();
    } finally {
      if (isProbe) circuit.probing = false;
    }
    note(circuit, { policy, now: attempt.clock.now(), failed: isFailure(outcome), isProbe, tell });
    return outcome;
  };
}

function mayProbe({ openUntil = 0, probing }: Circuit, { clock }: Attempt): boolean {
  return !probing && clock.now() >= openUntil;
}

function refusal({ operation }: Attempt, name: string): CallError {
  const what = `${operation.method} ${operation.path}`;
  return new CallError('refused', `${what} was not sent: the circuit of ${name} is open.`);
}

function isFailure(outcome: Outcome): boolean {
  if (!(outcome instanceof Error)) return isPassing(outcome.status) || outcome.status >= 500;
  return outcome.reason === 'timeout' || outcome.reason === 'network';
}

interface Noted {
  readonly policy: BreakerPolicy;
  readonly now: number;
  readonly failed: boolean;
  readonly isProbe: boolean;
  readonly tell: (state: CircuitState) => void;
}

function note(circuit: Circuit, { policy, now, failed, isProbe, tell }: Noted): void {
  if (failed) {
    circuit.failed = [...circuit.failed.filter((time) => now - time < policy.windowMs), now];
    if (!isProbe && (circuit.openUntil !== undefined || circuit.failed.length < policy.failures)) return;
    circuit.openUntil = now + policy.openMs;
    circuit.recovered = 0;
    tell('open');
  } else if (isProbe) {
    circuit.recovered += 1;
    if (circuit.recovered < policy.successes) return;
    Object.assign(circuit, { failed: [], openUntil: undefined, recovered: 0 });
    tell('closed');
  }
}
