import { sleep } from './clock.js';
import { nameOf, type RateLimit, type Stage } from './stage.js';

/**
 * Sends no more than the contract's `x-policy.rateLimit` allows, or than is given here for all operations together: a
 * try that would be too many waits until it is not. The window slides, so that no span of that length holds more.
 */
export function rateLimit(limit?: RateLimit): Stage {
  /** When tries went out or will, by what they share a limit with; in ascending order. */
  const sent = new Map<string, number[]>();
  const stage: Stage = async ({ operation, url, clock, signal }, next) => {
    const terms = limit ?? operation.rateLimit;
    if (terms) {
      const key = limit ? url.host : `${url.host} ${nameOf(operation)}`;
      const now = clock.now();
      const times = sent.get(key) ?? [];
      sent.set(key, times);
      while (now - (times[0] ?? now) >= terms.perMs) times.shift();
      const at = Math.max(now, (times.at(-terms.requests) ?? -terms.perMs) + terms.perMs);
      times.push(at);
      try {
        if (at > now) await sleep(clock, at - now, signal);
      } catch (reason) {
        // Called off, it gives its place back.
        times.splice(times.lastIndexOf(at), 1);
        throw reason;
      }
    }
    return next();
  };
  return Object.assign(stage, { kind: rateLimit });
}
