import { CallError } from './answer.js';
import type { Attempt, Outcome, Stage } from './stage.js';

/** What one try came to. */
export interface TryRecord {
  readonly method: string;
  /** The template, so that calls of one operation are counted together. */
  readonly path: string;
  readonly host: string;
  /** From 1. */
  readonly attempt: number;
  /** Undefined when there was no answer. */
  readonly status: number | undefined;
  /** Why there was none. */
  readonly failure: CallError['reason'] | undefined;
  readonly milliseconds: number;
  /** What was sent along, with everything secret blotted out. */
  readonly headers: Readonly<Record<string, string>>;
  /** As sent, with everything secret blotted out. */
  readonly url: string;
}

/** The part of an OpenTelemetry span that is used here. */
export interface Span {
  setAttribute(name: string, value: string | number): unknown;
  setStatus(status: { code: number; message?: string }): unknown;
  end(): void;
}

/** The part of an OpenTelemetry tracer that is used here. */
export interface Tracer {
  startSpan(name: string, options: { kind: number; attributes: Record<string, string | number> }): Span;
}

/** The part of an OpenTelemetry meter that is used here. */
export interface Meter {
  createHistogram(
    name: string,
    options: { unit: string; description: string },
  ): {
    record(value: number, attributes: Record<string, string | number>): void;
  };
}

export interface TelemetryOptions {
  /** One span a try, by the semantic conventions for HTTP clients. */
  readonly tracer?: Tracer;
  /** `http.client.request.duration`, in seconds, by method, path, host and status: rate, errors and duration in one. */
  readonly meter?: Meter;
  /** Told of each try. */
  readonly log?: (record: TryRecord) => void;
  /** Headers and query parameters, beside the usual ones, whose values nobody should read. */
  readonly secret?: readonly string[];
}

/** Watches every try; nothing that it does or fails to do changes a call. */
export function telemetry({ tracer, meter, log, secret = [] }: TelemetryOptions): Stage {
  const duration = meter?.createHistogram('http.client.request.duration', {
    unit: 's',
    description: 'Duration of HTTP client requests.',
  });
  const hidden = new Set([...SECRET, ...secret.map((name) => name.toLowerCase())]);
  return async (attempt, next) => {
    const attributes = {
      'http.request.method': attempt.operation.method,
      'url.template': attempt.operation.path,
      'server.address': attempt.url.hostname,
      ...(attempt.number > 1 && { 'http.request.resend_count': attempt.number - 1 }),
    };
    const span = tracer?.startSpan(`${attempt.operation.method} ${attempt.operation.path}`, {
      kind: CLIENT,
      attributes,
    });
    const start = attempt.clock.now();
    const outcome = await next().catch((thrown: unknown) => {
      span?.setStatus({ code: FAILED });
      span?.end();
      throw thrown;
    });
    const milliseconds = attempt.clock.now() - start;
    const result = resultOf(outcome);
    for (const [name, value] of Object.entries(result)) span?.setAttribute(name, value);
    if (isFailed(outcome)) span?.setStatus({ code: FAILED });
    span?.end();
    duration?.record(milliseconds / 1000, { ...attributes, ...result });
    log?.(recordOf(attempt, { outcome, milliseconds, hidden }));
    return outcome;
  };
}

/** OpenTelemetry's numbers for a span of a client, and for a status of failure. */
const CLIENT = 2;
const FAILED = 2;

const SECRET = [
  'authorization',
  'cookie',
  'proxy-authorization',
  'x-api-key',
  'api-key',
  'api_key',
  'access_token',
  'token',
];

function resultOf(outcome: Outcome): Record<string, string | number> {
  return outcome instanceof CallError
    ? { 'error.type': outcome.reason }
    : {
        'http.response.status_code': outcome.status,
        ...(outcome.status >= 400 && { 'error.type': String(outcome.status) }),
      };
}

function isFailed(outcome: Outcome): boolean {
  return outcome instanceof CallError || outcome.status >= 400;
}

interface Ended {
  readonly outcome: Outcome;
  readonly milliseconds: number;
  readonly hidden: ReadonlySet<string>;
}

function recordOf(
  { operation, url, headers, number }: Attempt,
  { outcome, milliseconds, hidden }: Ended,
): TryRecord {
  const shown = new URL(url);
  for (const name of new Set(shown.searchParams.keys()))
    if (hidden.has(name.toLowerCase())) shown.searchParams.set(name, BLOT);
  const failed = outcome instanceof CallError;
  return {
    method: operation.method,
    path: operation.path,
    host: url.host,
    attempt: number,
    status: failed ? undefined : outcome.status,
    failure: failed ? outcome.reason : undefined,
    milliseconds,
    headers: Object.fromEntries([...headers].map(([name, value]) => [name, hidden.has(name) ? BLOT : value])),
    url: shown.href,
  };
}

const BLOT = '***';
