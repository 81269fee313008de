import { reasonOf, TenonError } from '../kernel/errors.js';
import type { JsonObject } from '../kernel/json.js';
import type { Problem } from '../kernel/problem.js';
import { noteTo } from './note.js';
import type { Pact } from './pact-file.js';

/** Brings the provider into a state; what it throws fails the verification. */
export type StateHandler = (parameters: JsonObject) => unknown;

export interface ProviderRequest {
  /** Where the provider listens. */
  readonly url: string;
  /** State name → handler. */
  readonly states: Readonly<Record<string, StateHandler>>;
  /** Pacts with the absolute paths of their files, which the native library reads itself. */
  readonly pacts: readonly { readonly pact: Pact; readonly path: string }[];
  /** Milliseconds that one answer may take. */
  readonly timeoutMs?: number;
}

/**
 * Replays pacts against a running provider. Stricter than the library underneath: a state without a handler, a handler
 * that throws and a provider that is not there are failures, not warnings.
 * @throws TenonError PACKAGE_MISSING, PROVIDER_UNREACHABLE
 */
export async function verifyProvider(request: ProviderRequest): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { pact } of request.pacts) noteMissingStates(pact, request.states, problems);
  if (problems.length > 0) return problems;
  const { Verifier } = await pactLibrary();
  await reach(request.url);
  for (const { pact, path } of request.pacts) {
    const note = noteTo(problems, pact);
    const watched = watch(request.states);
    const verifier = new Verifier({
      provider: pact.provider,
      providerBaseUrl: request.url,
      pactUrls: [path],
      stateHandlers: watched.handlers,
      logLevel: 'error',
      timeout: request.timeoutMs ?? 10_000,
    });
    try {
      await verifier.verifyProvider();
    } catch (error) {
      for (const { interaction, reason } of failuresOf(error)) {
        const known = [...pact.calls, ...pact.messages].find(
          ({ description }) => description === interaction,
        );
        note('pact/provider-broke', known?.at ?? '', { interaction, reason });
      }
    }
    for (const { state, reason } of watched.failures) note('pact/state-failed', '', { state, reason });
  }
  return problems;
}

function noteMissingStates(pact: Pact, states: ProviderRequest['states'], problems: Problem[]): void {
  const note = noteTo(problems, pact);
  for (const { states: needed, description, at } of [...pact.calls, ...pact.messages]) {
    for (const state of needed) {
      if (!Object.hasOwn(states, state)) note('pact/state-missing', at, { state, interaction: description });
    }
  }
}

/** The library reports a failing handler nowhere, so it is caught on its way. */
function watch(states: ProviderRequest['states']) {
  const failures: { state: string; reason: string }[] = [];
  const handlers = Object.fromEntries(
    Object.entries(states).map(([state, handler]) => [
      state,
      async (parameters: unknown) => {
        try {
          await handler((parameters ?? {}) as JsonObject);
        } catch (error) {
          failures.push({ state, reason: reasonOf(error) });
          throw error;
        }
      },
    ]),
  );
  return { failures, handlers };
}

async function pactLibrary(): Promise<typeof import('@pact-foundation/pact')> {
  // Its native part reports every use to an analytics service unless told not to.
  process.env.PACT_DO_NOT_TRACK = 'true';
  try {
    return await import('@pact-foundation/pact');
  } catch (cause) {
    throw new TenonError(
      'PACKAGE_MISSING',
      { feature: 'Verifying a provider', package: '@pact-foundation/pact' },
      { cause },
    );
  }
}

/** A provider that is not there would hang the library until it is killed. */
async function reach(url: string): Promise<void> {
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5_000) });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new TenonError(
      'PROVIDER_UNREACHABLE',
      { url, reason: reasonOf(cause) || 'it refuses the connection' },
      { cause: error },
    );
  }
}

interface Failure {
  readonly interaction: string;
  readonly reason: string;
}

/** A failed run rejects with JSON in its message: one entry an interaction, each with its mismatches. */
function failuresOf(error: unknown): Failure[] {
  const text = error instanceof Error ? error.message : String(error);
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
  readonly type?: string;
  readonly message?: string;
  readonly mismatches?: readonly {
    readonly mismatch?: string;
    readonly description?: string;
    readonly path?: string;
    readonly expected?: unknown;
    readonly actual?: unknown;
  }[];
}

function describe(mismatch: Mismatch | undefined): string {
  const parts = (mismatch?.mismatches ?? []).map((part) =>
    [part.path, part.mismatch ?? part.description].filter(Boolean).join(' '),
  );
  return [...new Set(parts)].join('; ') || (mismatch?.message ?? 'it answered otherwise');
}
