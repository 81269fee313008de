/**
 * A process of its own for Pact's verifier: its native part prints to standard output, which belongs to our report.
 * States are set up by the parent, by message.
 */
import { randomUUID } from 'node:crypto';
import { reasonOf } from '../kernel/errors.js';
import type { JsonObject } from '../kernel/json.js';

/** What the parent sends: first the work, then an answer to each `state`. */
export type ToWorker =
  | {
      readonly kind: 'verify';
      readonly provider: string;
      readonly url: string;
      readonly path: string;
      readonly states: readonly string[];
      readonly timeoutMs: number;
    }
  | { readonly kind: 'state-done'; readonly id: string; readonly failure?: string };

/** What the worker sends: states to set up, then its verdict. */
export type FromWorker =
  | { readonly kind: 'state'; readonly id: string; readonly state: string; readonly parameters: JsonObject }
  | { readonly kind: 'verdict'; readonly failure?: string }
  | { readonly kind: 'missing' };

const waiting = new Map<string, (failure: string | undefined) => void>();

process.on('message', (message: ToWorker) => {
  if (message.kind === 'verify') void verify(message);
  else waiting.get(message.id)?.(message.failure);
});

async function verify(work: Extract<ToWorker, { kind: 'verify' }>): Promise<void> {
  let library: typeof import('@pact-foundation/pact');
  try {
    library = await import('@pact-foundation/pact');
  } catch {
    return send({ kind: 'missing' });
  }
  try {
    await new library.Verifier({
      provider: work.provider,
      providerBaseUrl: work.url,
      pactUrls: [work.path],
      stateHandlers: Object.fromEntries(
        work.states.map((state) => [state, (parameters: unknown) => setUp(state, parameters)]),
      ),
      logLevel: 'error',
      timeout: work.timeoutMs,
    }).verifyProvider();
    send({ kind: 'verdict' });
  } catch (error) {
    send({ kind: 'verdict', failure: error instanceof Error ? error.message : reasonOf(error) });
  }
}

function setUp(state: string, parameters: unknown): Promise<void> {
  const id = randomUUID();
  return new Promise((resolve, reject) => {
    waiting.set(id, (failure) => (failure === undefined ? resolve() : reject(new Error(failure))));
    send({ kind: 'state', id, state, parameters: (parameters ?? {}) as JsonObject });
  });
}

/** The verdict is the last word: the process ends once it is out. */
function send(message: FromWorker): void {
  process.send?.(message, () => {
    if (message.kind !== 'state') process.exit(0);
  });
}
