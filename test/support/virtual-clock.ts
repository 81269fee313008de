import type { Clock } from '../../src/runtime/core/clock.js';

/** A clock that stands still while anything goes on, and else jumps to what is waited for next. */
export interface VirtualClock extends Clock {
  /** What was waited for to the end, in milliseconds, in order. */
  readonly waited: readonly number[];
  /** Milliseconds since it began. */
  elapsed(): number;
}

interface Timer {
  readonly at: number;
  readonly ms: number;
  readonly run: () => void;
}

export function virtualClock(start: number = Date.UTC(2025, 0, 1)): VirtualClock {
  const timers = new Set<Timer>();
  const waited: number[] = [];
  let now = start;
  let isWatching = false;
  const watch = (): void => {
    if (isWatching) return;
    isWatching = true;
    idle(() => {
      isWatching = false;
      const [first] = [...timers].sort((a, b) => a.at - b.at);
      if (!first) return;
      timers.delete(first);
      now = first.at;
      waited.push(first.ms);
      first.run();
      if (timers.size > 0) watch();
    });
  };
  return {
    waited,
    elapsed: () => now - start,
    now: () => now,
    random: () => 0.5,
    after: (ms, run) => {
      const timer = { at: now + ms, ms, run };
      timers.add(timer);
      watch();
      return () => void timers.delete(timer);
    },
  };
}

/** When nothing is left to do: the body of an answer takes a few turns to read. */
function idle(run: () => void, turns = 12): void {
  setImmediate(() => (turns > 0 ? idle(run, turns - 1) : run()));
}
