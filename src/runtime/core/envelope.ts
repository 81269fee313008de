/** One fault, as the standard error envelope tells it. */
export interface ErrorItem {
  /** This very occurrence, to look up in a log. */
  readonly id: string;
  /** The HTTP status, as text. */
  readonly status: string;
  /** UPPER_SNAKE_CASE: what a program decides by. */
  readonly code: string;
  /** The same for each occurrence of the code. */
  readonly title: string;
  /** What happened this time. */
  readonly detail: string;
  /** A JSON Pointer into the request's body, or the parameter's name. */
  readonly source?: { readonly pointer?: string; readonly parameter?: string; readonly header?: string };
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** The body of every answer that refuses a request. */
export interface ErrorEnvelope {
  readonly errors: readonly ErrorItem[];
}

/** A fault before it has an id and a status; without a detail, its title is all there is to say. */
export type Fault = Pick<ErrorItem, 'code' | 'title' | 'source' | 'meta'> & { readonly detail?: string };

/** Throw it in a handler, a verifier or an extra to answer with the configured error body. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly faults: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    faults: Fault | readonly Fault[],
    headers: Readonly<Record<string, string>> = {},
  ) {
    const list = 'code' in faults ? [faults] : faults;
    super(list[0]?.detail ?? list[0]?.title ?? `Refused with ${status}.`);
    this.status = status;
    this.faults = list;
    this.headers = headers;
  }
}

/** Writes the body of a refusal. */
export type ErrorWriter = (refusal: Refusal) => { readonly mediaType: string; readonly body: unknown };

/** The standard envelope, `errors[]`. */
export const standardErrors: ErrorWriter = (refusal) => ({
  mediaType: 'application/json',
  body: envelopeOf(refusal),
});

export function envelopeOf(refusal: Refusal): ErrorEnvelope {
  const status = String(refusal.status);
  return {
    errors: refusal.faults.map((fault) => ({
      id: crypto.randomUUID(),
      status,
      detail: fault.title,
      ...fault,
    })),
  };
}

export function unauthenticated(schemes: readonly string[]): Refusal {
  const detail = `Needs ${schemes.join(' or ')}.`;
  return new Refusal(401, { code: 'UNAUTHENTICATED', title: 'Not authenticated', detail });
}

export function unsupportedMediaType(detail: string): Refusal {
  return new Refusal(415, { code: 'UNSUPPORTED_MEDIA_TYPE', title: 'Unsupported media type', detail });
}

export function notAcceptable(detail: string): Refusal {
  return new Refusal(406, { code: 'NOT_ACCEPTABLE', title: 'Not acceptable', detail });
}

export function methodNotAllowed(allowed: readonly string[]): Refusal {
  const allow = allowed.join(', ');
  const fault = { code: 'METHOD_NOT_ALLOWED', title: 'Method not allowed', detail: `Use ${allow}.` };
  return new Refusal(405, fault, { allow });
}

export function forbidden(scopes: readonly string[]): Refusal {
  const scope = scopes.join(' ');
  const challenge = `Bearer error="insufficient_scope", scope="${scope.replace(/["\\]/g, '')}"`;
  const fault = { code: 'FORBIDDEN', title: 'Not allowed', detail: `Needs the scopes ${scope}.` };
  return new Refusal(403, fault, { 'www-authenticate': challenge });
}

export function tooLarge(bytes: number): Refusal {
  return new Refusal(413, {
    code: 'PAYLOAD_TOO_LARGE',
    title: 'Body too large',
    detail: `The body has more than ${bytes} bytes.`,
  });
}

export function tooSlow(ms: number): Refusal {
  return new Refusal(503, {
    code: 'TIMEOUT',
    title: 'Timed out',
    detail: `The request was not served in ${ms} ms.`,
  });
}

export function malformed(detail: string): Refusal {
  return new Refusal(400, { code: 'MALFORMED', title: 'Malformed request', detail });
}

/** Says nothing of the cause: that belongs in the log, under the same id. */
export function internalError(): Refusal {
  return new Refusal(500, {
    code: 'INTERNAL_ERROR',
    title: 'Internal error',
    detail: 'The request could not be served.',
  });
}
