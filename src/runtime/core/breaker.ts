import { CallError } from './answer.js';
import { isPassing } from './retry.js';
import { type BreakerPolicy, nameOf, type Outcome, type Stage } from './stage.js';

const STANDARD_BREAKER: BreakerPolicy = { failures: 5, windowMs: 10_000, openMs: 30_000, successes: 3 };

/** What is known of one host, or of one operation on it. */
interface Circuit {
  /** When tries failed, of late. */
  failed: number[];
  /** Until when nothing is sent; 0 while it is closed. */
  openUntil: number;
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
  const stage: Stage = async ({ operation, url, clock }, next) => {
    const what = nameOf(operation);
    const name = per === 'host' ? url.host : `${url.host} ${what}`;
    const circuit = circuits.get(name) ?? { failed: [], openUntil: 0, recovered: 0, probing: false };
    circuits.set(name, circuit);
    const isProbe = circuit.openUntil > 0;
    if (isProbe && (circuit.probing || clock.now() < circuit.openUntil))
      return new CallError('refused', `${what} was not sent: the circuit of ${name} is open.`);
    if (isProbe && circuit.recovered === 0) onChange?.(name, 'half-open');
    circuit.probing = isProbe;
    try {
      const outcome = await next();
      const policy = { ...STANDARD_BREAKER, ...operation.breaker, ...changes };
      const now = clock.now();
      if (isFailure(outcome)) {
        circuit.failed = [...circuit.failed.filter((time) => now - time < policy.windowMs), now];
        if (isProbe || (circuit.openUntil === 0 && circuit.failed.length >= policy.failures)) {
          circuit.openUntil = now + policy.openMs;
          circuit.recovered = 0;
          onChange?.(name, 'open');
        }
      } else if (isProbe && ++circuit.recovered >= policy.successes) {
        circuits.delete(name);
        onChange?.(name, 'closed');
      }
      return outcome;
    } finally {
      if (isProbe) circuit.probing = false;
    }
  };
  return Object.assign(stage, { kind: breaker });
}

function isFailure(outcome: Outcome): boolean {
  if (outcome instanceof Error) return outcome.reason === 'timeout' || outcome.reason === 'network';
  return outcome.status >= 500 || isPassing(outcome.status);
}
