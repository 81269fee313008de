import { CallError } from './answer.js';
import type { Attempt, Stage } from './stage.js';

export interface BulkheadOptions {
  /** So many tries are under way at once. */
  readonly concurrent: number;
  /** So many more wait for their turn, in the order in which they came; any number, unless said. */
  readonly queue?: number;
}

/**
 * Keeps one API from taking all of a process: a try beyond those that may be under way waits, and one beyond those that
 * may wait ends in a CallError `refused`.
 */
export function bulkhead({ concurrent, queue = Number.POSITIVE_INFINITY }: BulkheadOptions): Stage {
  let running = 0;
  const waiting = new Set<() => void>();
  const turn = (attempt: Attempt): Promise<void> =>
    new Promise((resolve, reject) => {
      const { signal } = attempt;
      const start = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        waiting.delete(start);
        reject(signal.reason);
      };
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener('abort', leave, { once: true });
      waiting.add(start);
    });
  return async (attempt, next) => {
    if (running >= concurrent) {
      if (waiting.size >= queue) return refusal(attempt, concurrent);
      // Who leaves hands the place on, so that nobody slips in between.
      await turn(attempt);
    } else running += 1;
    try {
      return await next();
    } finally {
      const [first] = waiting;
      if (first) {
        waiting.delete(first);
        first();
      } else running -= 1;
    }
  };
}

function refusal({ operation }: Attempt, concurrent: number): CallError {
  const what = `${operation.method} ${operation.path}`;
  return new CallError(
    'refused',
    `${what} was not sent: ${concurrent} calls are under way, and the queue is full.`,
  );
}
