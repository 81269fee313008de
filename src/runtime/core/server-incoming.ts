import { tooLarge } from './envelope.js';
import type { Incoming, ServerRequest } from './server-exchange.js';

/** The bytes of a request, to a limit. @throws Refusal 413 */
export async function readBytes(
  { body, headers }: ServerRequest<unknown>,
  limit: number,
): Promise<Uint8Array> {
  if (!body) return new Uint8Array();
  if (body instanceof Uint8Array) {
    if (body.length > limit) throw tooLarge(limit);
    return body;
  }
  const read = readerOf(body);
  if (Number(headers.get('content-length') ?? 0) > limit) {
    void drain(read);
    throw tooLarge(limit);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let chunk = await read(); chunk; chunk = await read()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size <= limit) continue;
    void drain(read);
    throw tooLarge(limit);
  }
  return joined(chunks, size);
}

type Read = () => Promise<Uint8Array | undefined>;

/** Without `for await`: who breaks out of that closes the connection, and the answer would not arrive. */
function readerOf(body: Exclude<Incoming, Uint8Array>): Read {
  if ('getReader' in body) {
    const reader = body.getReader();
    return async () => (await reader.read()).value;
  }
  const iterator = body[Symbol.asyncIterator]();
  return async () => {
    const { done, value } = await iterator.next();
    return done ? undefined : value;
  };
}

/** Takes what still comes and forgets it, so that the caller gets round to reading the answer. */
async function drain(read: Read): Promise<void> {
  try {
    while (await read());
  } catch {
    // The caller has gone.
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only) return only;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
