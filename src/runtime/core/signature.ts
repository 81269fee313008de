/**
 * Signatures of Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, on the bytes as they came.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */

/** A signing secret: `whsec_` and base64, base64 alone, or the bytes themselves. */
export type Secret = string | Uint8Array;

/** A message as it is signed. */
export interface Message {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string | Uint8Array;
}

/** What a receiver was handed. */
export interface SignedMessage {
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As it came: a parsed and printed body has another signature. */
  readonly body: string | Uint8Array;
}

export interface VerifyOptions {
  /** Every secret that is good now: while one is rotated, the old and the new. */
  readonly secrets: readonly Secret[];
  /** How far the sender's clock may be off, either way, in seconds. */
  readonly toleranceSeconds?: number;
  /** Milliseconds since 1970, for tests. */
  readonly now?: () => number;
}

export type Verification =
  | { readonly ok: true; readonly id: string; readonly timestamp: number }
  | { readonly ok: false; readonly reason: Refused };

export type Refused = 'header-missing' | 'timestamp-malformed' | 'too-old' | 'too-new' | 'signature-wrong';

const STANDARD_TOLERANCE_SECONDS = 300;

/** The headers of a signed message: one signature for each secret, so that secrets can be rotated. */
export async function signatureHeaders(
  message: Message,
  secrets: readonly Secret[],
): Promise<Record<string, string>> {
  if (message.id === '' || message.id.includes('.'))
    throw new TypeError('A message id is not empty, and holds no full stop.');
  if (!Number.isSafeInteger(message.timestamp) || message.timestamp < 0)
    throw new TypeError('A timestamp is a whole number of seconds.');
  const timestamp = String(message.timestamp);
  const signatures = await Promise.all(
    keysOf(secrets).map((key) => sign(key, message.id, timestamp, bytesOf(message.body))),
  );
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures
      .map((signature) => `v1,${btoa(String.fromCharCode(...signature))}`)
      .join(' '),
  };
}

/** Is the message fresh, and signed with one of the secrets? Every signature is tried with every secret. */
export async function verifySignature(message: SignedMessage, options: VerifyOptions): Promise<Verification> {
  const keys = keysOf(options.secrets);
  const id = headerOf(message, 'webhook-id');
  const timestamp = headerOf(message, 'webhook-timestamp');
  const signatures = headerOf(message, 'webhook-signature');
  if (!id || !timestamp || !signatures) return { ok: false, reason: 'header-missing' };
  if (!/^(0|[1-9]\d{0,11})$/.test(timestamp)) return { ok: false, reason: 'timestamp-malformed' };
  const tolerance = options.toleranceSeconds ?? STANDARD_TOLERANCE_SECONDS;
  const age = Math.floor((options.now ?? Date.now)() / 1_000) - Number(timestamp);
  if (age > tolerance) return { ok: false, reason: 'too-old' };
  if (age < -tolerance) return { ok: false, reason: 'too-new' };
  const expected = await Promise.all(keys.map((key) => sign(key, id, timestamp, bytesOf(message.body))));
  // Nothing stops early: the time it takes says nothing of which pair agreed.
  let agreed = false;
  for (const candidate of candidatesOf(signatures))
    for (const right of expected) agreed = equalBytes(candidate, right) || agreed;
  return agreed ? { ok: true, id, timestamp: Number(timestamp) } : { ok: false, reason: 'signature-wrong' };
}

async function sign(key: Uint8Array, id: string, timestamp: string, body: Uint8Array): Promise<Uint8Array> {
  const head = bytesOf(`${id}.${timestamp}.`);
  const signed = new Uint8Array(head.length + body.length);
  signed.set(head);
  signed.set(body, head.length);
  const imported = await crypto.subtle.importKey(
    'raw',
    key.slice(),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, signed));
}

/** The decoded `v1` signatures of the header; other versions are for other verifiers. */
function candidatesOf(header: string): Uint8Array[] {
  return header.split(' ').flatMap((part) => {
    const bytes = part.startsWith('v1,') ? fromBase64(part.slice(3)) : undefined;
    return bytes ? [bytes] : [];
  });
}

function keysOf(secrets: readonly Secret[]): Uint8Array[] {
  if (secrets.length === 0) throw new TypeError('Give at least one webhook secret.');
  return secrets.map((secret) => {
    const bytes = typeof secret === 'string' ? fromBase64(secret.replace(/^whsec_/, '')) : secret;
    if (!bytes || bytes.length === 0)
      throw new TypeError('A webhook secret is `whsec_` and base64, or bytes; and it is not empty.');
    return bytes;
  });
}

/** Undefined when the text is not base64 to the letter. */
function fromBase64(text: string): Uint8Array | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Compares every byte, whatever differs first. */
function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < b.length; index++) difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  return difference === 0;
}

function bytesOf(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}

/** A header that came once; one that came twice is none, for the two may say different things. */
function headerOf({ headers }: SignedMessage, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const found = Object.entries(headers).filter(([key]) => key.toLowerCase() === name);
  const value = found.length === 1 ? found[0]?.[1] : undefined;
  return typeof value === 'string' ? value : value?.length === 1 ? value[0] : undefined;
}
