import { CallError } from './answer.js';
import type { Clock } from './clock.js';
import { nameOf } from './stage.js';

/** Of a call, or of one of its tries. */
interface Limit {
  readonly operation: { readonly method: string; readonly path: string };
  readonly client: { readonly clock: Clock };
  /** The signal of the one who called: its reason is thrown. */
  readonly options: { readonly signal?: AbortSignal };
  /** Infinite: no time limit, the signal alone. */
  readonly ms: number;
  /** Calls off what is under way, also a body that is still arriving. */
  readonly signal: AbortSignal | undefined;
}

/** Runs something under a time limit, also what cannot be called off. @throws CallError `timeout` */
export async function within<Value extends { readonly data?: unknown }>(
  { operation, client, options, ms, signal }: Limit,
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const inner = controller.signal;
  const abort = (): void => controller.abort(signal?.reason);
  let isLate = false;
  const expire = (): void => {
    isLate = true;
    abort();
  };
  const aborted = new Promise<never>((_, reject) => {
    inner.addEventListener('abort', () => reject(inner.reason));
  });
  signal?.addEventListener('abort', abort);
  const stopTimer = Number.isFinite(ms) ? client.clock.after(ms, expire) : undefined;
  let value: Value | undefined;
  try {
    value = await Promise.race([run(inner), aborted]);
    return value;
  } catch (cause) {
    if (options.signal?.aborted) throw options.signal.reason;
    throw isLate
      ? new CallError('timeout', `${nameOf(operation)} took longer than ${ms} ms.`, { cause })
      : cause;
  } finally {
    stopTimer?.();
    if (!isOpen(value?.data)) signal?.removeEventListener('abort', abort);
  }
}

/** Does it go on arriving, or is it gone once it was sent? */
export function isOpen(value: unknown): boolean {
  return value instanceof ReadableStream;
}
