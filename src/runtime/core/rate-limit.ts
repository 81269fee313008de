import { sleep } from './clock.js';
import type { Attempt, RateLimit, Stage } from './stage.js';

/**
 * Sends no more than the contract's `x-policy.rateLimit` allows, or than is given here for all operations together: a
 * try that would be too many waits until it is not. The window slides, so that no span of that length holds more.
 */
export function rateLimit(limit?: RateLimit): Stage {
  /** When tries went out or will, by what they share a limit with; in ascending order. */
  const sent = new Map<string, number[]>();
  return async (attempt, next) => {
    const { requests, perMs } = limit ?? attempt.operation.rateLimit ?? UNLIMITED;
    if (requests > 0 && perMs > 0) {
      const key = limit ? attempt.url.host : nameOf(attempt);
      const now = attempt.clock.now();
      const times = (sent.get(key) ?? []).filter((time) => now - time < perMs);
      const blocker = times.at(-requests);
      const at = Math.max(now, blocker === undefined ? now : blocker + perMs);
      times.push(at);
      sent.set(key, times);
      if (at > now) await waitFor(attempt, at - now, times);
    }
    return next();
  };
}

const UNLIMITED: RateLimit = { requests: 0, perMs: 0 };

function nameOf({ operation, url }: Attempt): string {
  return `${url.host} ${operation.method} ${operation.path}`;
}

/** Gives its place back when it is called off. */
async function waitFor({ clock, signal }: Attempt, ms: number, times: number[]): Promise<void> {
  const mine = times.at(-1);
  try {
    await sleep(clock, ms, signal);
  } catch (reason) {
    const place = mine === undefined ? -1 : times.lastIndexOf(mine);
    if (place >= 0) times.splice(place, 1);
    throw reason;
  }
}
