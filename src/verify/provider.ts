import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { reasonOf, TenonError } from '../kernel/errors.js';
import type { JsonObject } from '../kernel/json.js';
import type { Problem } from '../kernel/problem.js';
import { type Note, noteTo } from './note.js';
import type { Message, Pact } from './pact-file.js';
import type { FromWorker, ToWorker } from './pact-worker.js';

/** Brings the provider into a state; what it throws fails the verification. */
export type StateHandler = (parameters: JsonObject) => unknown;

type States = Readonly<Record<string, StateHandler>>;

export interface ProviderRequest {
  /** Where the provider listens. */
  readonly url: string;
  /** State name → handler. */
  readonly states: States;
  /** Pacts with the absolute paths of their files, which the native library reads itself. */
  readonly pacts: readonly { readonly pact: Pact; readonly path: string }[];
  /** Milliseconds that one answer may take; 10 000 when not given. */
  readonly timeoutMs?: number;
}

/**
 * Replays pacts against a running provider. Stricter than the library underneath: a state without a handler, a handler
 * that throws and a provider that is not there are failures, not warnings.
 * @throws TenonError PACKAGE_MISSING, PROVIDER_UNREACHABLE, PACT_UNDECIDED
 */
export async function verifyProvider(request: ProviderRequest): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { pact } of request.pacts) noteMissingStates(pact, request.states, problems);
  if (problems.length > 0) return problems;
  await reach(request.url);
  for (const { pact, path } of request.pacts) {
    const note = noteTo(problems, pact);
    for (const { description, at } of pact.messages)
      note('pact/message-not-replayed', at, { message: description });
    if (pact.calls.length > 0) noteReplay(pact, await replay(pact, path, request), note);
  }
  return problems;
}

function noteReplay(pact: Pact, { failure, brokenStates }: Replay, note: Note): void {
  const interactions = [...pact.calls, ...pact.messages];
  for (const { state, reason } of brokenStates) {
    const first = interactions.find(({ states }) => states.includes(state));
    note('pact/state-failed', first?.at ?? '', { state, reason });
  }
  const isBroken = (state: string) => brokenStates.some((broken) => broken.state === state);
  for (const { interaction, reason } of failure === undefined ? [] : failuresOf(failure)) {
    const known = interactions.find(({ description }) => isNamed(interaction, description));
    // What came of an interaction whose state could not be set up says nothing of the provider.
    if (known ? known.states.some(isBroken) : brokenStates.length > 0) continue;
    // The library asks the provider for messages by a protocol of its own, which no provider has to speak.
    if (known && pact.messages.includes(known as Message)) continue;
    note('pact/provider-broke', known?.at ?? '', { interaction: known?.description ?? interaction, reason });
  }
}

/** The library names an interaction with its pact and states before it: `… Given a pending order exists - a look`. */
function isNamed(interaction: string, description: string): boolean {
  return interaction === description || interaction.endsWith(` - ${description}`);
}

function noteMissingStates(pact: Pact, states: States, problems: Problem[]): void {
  const note = noteTo(problems, pact);
  for (const { states: needed, description, at } of [...pact.calls, ...pact.messages]) {
    for (const state of needed) {
      if (!Object.hasOwn(states, state)) note('pact/state-missing', at, { state, interaction: description });
    }
  }
}

/** A provider that is not there would hang the library until it is killed. */
async function reach(url: string): Promise<void> {
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5_000) });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = reasonOf(cause) || 'it refuses the connection';
    throw new TenonError('PROVIDER_UNREACHABLE', { url, reason }, { cause: error });
  }
}

interface Replay {
  /** Undefined: every interaction was kept. */
  readonly failure: string | undefined;
  readonly brokenStates: readonly { readonly state: string; readonly reason: string }[];
}

/** Runs the library in a process of its own, and the state handlers in this one. */
function replay(
  pact: Pact,
  path: string,
  { url, states, timeoutMs = 10_000 }: ProviderRequest,
): Promise<Replay> {
  const brokenStates: { state: string; reason: string }[] = [];
  const isSource = import.meta.url.endsWith('.ts');
  const worker = fileURLToPath(new URL(isSource ? './pact-worker.ts' : './pact-worker.mjs', import.meta.url));
  const child = fork(worker, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: isSource ? ['--import', import.meta.resolve('tsx')] : [],
    // The library reports every use to an analytics service unless told not to.
    env: { ...process.env, PACT_DO_NOT_TRACK: 'true' },
  });
  const limit = 30_000 + timeoutMs * (pact.calls.length + pact.messages.length);
  const timer = setTimeout(() => child.kill(), limit);
  const undecided = (reason: string) => new TenonError('PACT_UNDECIDED', { path: pact.source.file, reason });
  return new Promise<Replay>((resolve, reject) => {
    const tell = (message: ToWorker) => child.connected && child.send(message);
    child.on('message', async (message: FromWorker) => {
      if (message.kind === 'missing') {
        reject(
          new TenonError('PACKAGE_MISSING', {
            feature: 'Verifying a provider',
            package: '@pact-foundation/pact',
          }),
        );
      } else if (message.kind === 'verdict') {
        resolve({ failure: message.failure, brokenStates });
      } else {
        try {
          await states[message.state]?.(message.parameters);
          tell({ kind: 'state-done', id: message.id });
        } catch (error) {
          const reason = reasonOf(error);
          if (!brokenStates.some(({ state }) => state === message.state))
            brokenStates.push({ state: message.state, reason });
          tell({ kind: 'state-done', id: message.id, failure: reason });
        }
      }
    });
    // After a verdict these settle what is settled already.
    child.on('exit', (code, signal) =>
      reject(undecided(signal ? `it was ended by ${signal}` : `exit code ${code}`)),
    );
    child.on('error', (error) => reject(undecided(reasonOf(error))));
    tell({ kind: 'verify', provider: pact.provider, url, path, states: Object.keys(states), timeoutMs });
  }).finally(() => clearTimeout(timer));
}

interface Failure {
  readonly interaction: string;
  readonly reason: string;
}

/** A failed run rejects with JSON in its message: one entry an interaction, each with its mismatches. */
function failuresOf(text: string): Failure[] {
  try {
    const { errors = [] } = JSON.parse(text) as { errors?: { interaction?: string; mismatch?: Mismatch }[] };
    if (errors.length > 0)
      return errors.map(({ interaction = 'an interaction', mismatch }) => ({
        interaction,
        reason: describe(mismatch),
      }));
  } catch {
    // Not a verification result: told as it is, below.
  }
  return [{ interaction: 'the run', reason: text.split('\n')[0] ?? text }];
}

interface Mismatch {
  readonly message?: string;
  readonly mismatches?: readonly {
    readonly mismatch?: string;
    readonly description?: string;
    readonly path?: string;
  }[];
}

function describe(mismatch: Mismatch | undefined): string {
  const parts = (mismatch?.mismatches ?? []).map((part) =>
    [part.path, part.mismatch ?? part.description].filter(Boolean).join(' '),
  );
  return [...new Set(parts)].join('; ') || (mismatch?.message ?? 'it answered otherwise');
}
