/** Puts a key onto a request; says whether it has one, by which the server knows a second try of it. */
export type PutKey = (headers: Headers, key: string | undefined) => boolean;

/** @param always a key is made when the caller gives none */
export function keyed(header = 'idempotency-key', always = false): PutKey {
  return (headers, key = always ? 'auto' : undefined) => {
    if (key !== undefined && !headers.has(header))
      headers.set(header, key === 'auto' ? crypto.randomUUID() : key);
    return headers.has(header);
  };
}
