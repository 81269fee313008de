import {
  type Refused,
  type Secret,
  type SignedMessage,
  signatureHeaders,
  type VerifyOptions,
  verifySignature,
} from './signature.js';

/** A webhook whose signature held. */
export interface WebhookDelivery<Payload> {
  /** `webhook-id`: the same for each delivery of one message, so that a second one can be told. */
  readonly id: string;
  /** When it was sent, in seconds since 1970. */
  readonly timestamp: number;
  readonly payload: Payload;
}

/** The message was not proven to come from who holds the secret, or is not JSON. Answer it with 400 or 401. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  readonly reason: Refused | 'payload-unreadable' | 'webhook-unknown';

  constructor(reason: WebhookError['reason']) {
    super(`The webhook was refused: ${reason}.`);
    this.reason = reason;
  }
}

/** Anything that carries headers and raw bytes: a `Request`, or what a server framework kept of one. */
export type IncomingWebhook = Request | SignedMessage;

/**
 * Checks a webhook's signature and parses its payload.
 * @throws WebhookError
 */
export async function receive<Payload>(
  incoming: IncomingWebhook,
  options: VerifyOptions,
): Promise<WebhookDelivery<Payload>> {
  const message = await messageOf(incoming);
  const verification = await verifySignature(message, options);
  if (!verification.ok) throw new WebhookError(verification.reason);
  const text = typeof message.body === 'string' ? message.body : new TextDecoder().decode(message.body);
  try {
    return { id: verification.id, timestamp: verification.timestamp, payload: JSON.parse(text) };
  } catch {
    throw new WebhookError('payload-unreadable');
  }
}

async function messageOf(incoming: IncomingWebhook): Promise<SignedMessage> {
  if (!(incoming instanceof Request)) return incoming;
  return { headers: incoming.headers, body: new Uint8Array(await incoming.clone().arrayBuffer()) };
}

/** Where and how webhooks are sent. */
export interface SendOptions {
  readonly url: string | URL;
  /** The newest secret first; each signs, so that the receiver may still hold the old one. */
  readonly secrets: readonly Secret[];
  /** Stays the same when a message is sent again; a new one by default. */
  readonly id?: string;
  readonly signal?: AbortSignal;
  /** How long the receiver may take, in milliseconds. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
  /** Milliseconds since 1970, for tests. */
  readonly now?: () => number;
}

const STANDARD_TIMEOUT_MS = 20_000;

/** Signs a payload and sends it once; redirects are not followed, for they would carry it to somebody else. */
export async function send(method: string, payload: unknown, options: SendOptions): Promise<Response> {
  const body = JSON.stringify(payload);
  const id = options.id ?? `msg_${crypto.randomUUID()}`;
  const timestamp = Math.floor((options.now ?? Date.now)() / 1_000);
  const headers = {
    'content-type': 'application/json',
    ...(await signatureHeaders({ id, timestamp, body }, options.secrets)),
  };
  const limit = AbortSignal.timeout(options.timeoutMs ?? STANDARD_TIMEOUT_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  return await (options.fetch ?? fetch)(options.url, { method, headers, body, signal, redirect: 'manual' });
}

/** The text at a path of a payload, when there is one: what tells one webhook from another. */
export function tagOf(payload: unknown, property: string): string | undefined {
  if (typeof payload !== 'object' || payload === null || !Object.hasOwn(payload, property)) return undefined;
  const value = (payload as Readonly<Record<string, unknown>>)[property];
  return typeof value === 'string' ? value : undefined;
}
