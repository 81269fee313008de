/** Puts a key onto a request, by which the server knows a second try of it; says whether it may be tried twice. */
export type PutKey = (headers: Headers, key: string | undefined) => boolean;

interface KeyTerms {
  /** A key is made when the caller gives none. */
  readonly always?: true;
  /** It may be tried twice without a key too. */
  readonly safe?: true;
}

export function keyed(header = 'idempotency-key', { always, safe }: KeyTerms = {}): PutKey {
  return (headers, key = always && 'auto') => {
    if (key !== undefined && !headers.has(header))
      headers.set(header, key === 'auto' ? crypto.randomUUID() : key);
    return safe || headers.has(header);
  };
}
