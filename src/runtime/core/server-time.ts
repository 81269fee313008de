import { tooSlow } from './envelope.js';

/**
 * What comes of a task that is told when to give up: when its time is up, or its caller has gone. It is not waited for
 * any longer then. @throws Refusal 503
 */
export async function inTime<Value>(
  ms: number,
  gone: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  const leave = (): void => controller.abort(gone?.reason);
  if (gone?.aborted) leave();
  gone?.addEventListener('abort', leave, { once: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    if (!Number.isFinite(ms)) return;
    // Timers count in 32 bits: a longer one would fire at once.
    timer = setTimeout(
      () => {
        const refusal = tooSlow(ms);
        reject(refusal);
        controller.abort(refusal);
      },
      Math.min(ms, 2 ** 31 - 1),
    );
  });
  try {
    return await Promise.race([task(controller.signal), late]);
  } finally {
    clearTimeout(timer);
    gone?.removeEventListener('abort', leave);
  }
}
