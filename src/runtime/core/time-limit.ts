import type { Clock } from './clock.js';

export interface TimeLimit {
  /** Fires with the caller's signal, or when the time is up. */
  readonly signal: AbortSignal;
  /** Is the time up? */
  passed(): boolean;
  stopTimer(): void;
  /** Lets go of the caller's signal. */
  detach(): void;
}

/** @param ms infinite: no time limit, the caller's signal alone */
export function timeLimit(ms: number, clock: Clock, outer: AbortSignal | undefined): TimeLimit {
  const controller = new AbortController();
  let late = false;
  const abort = (): void => controller.abort(outer?.reason);
  if (outer?.aborted) abort();
  outer?.addEventListener('abort', abort, { once: true });
  const stopTimer = Number.isFinite(ms)
    ? clock.after(ms, () => {
        late = true;
        controller.abort();
      })
    : () => undefined;
  return {
    signal: controller.signal,
    passed: () => late,
    stopTimer,
    detach: () => outer?.removeEventListener('abort', abort),
  };
}

/** What comes of it, unless the signal fires first: not all that is waited for can be called off. */
export function unlessAborted<Value>(waited: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    waited.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
