/** The members of the objects of a contract, in the order in which most authors write them. */
const ORDER = (
  'openapi swagger asyncapi id info jsonSchemaDialect host basePath schemes servers defaultContentType ' +
  '$ref name in tags summary title description externalDocs operationId version contact license ' +
  'required deprecated x-deprecated-at x-sunset x-replaced-by type format readOnly writeOnly minimum maximum default ' +
  'channels operations paths webhooks address action channel messages contentType headers parameters requestBody ' +
  'schema content responses links payload components callbacks security'
).split(' ');

const RANKS: ReadonlyMap<string, number> = new Map(ORDER.map((key, index) => [key, index]));

/** Where a new key goes: behind the last of those that come before it in most contracts, statuses by number. */
export function keyOrder(keys: readonly string[], key: string): string | 'first' {
  const rank = rankOf(key);
  const last = keys.at(-1) ?? 'first';
  if (rank === undefined) return last;
  const before = keys.findLast((other) => (rankOf(other) ?? Number.POSITIVE_INFINITY) < rank);
  if (before !== undefined) return before;
  return keys.some((other) => (rankOf(other) ?? -1) > rank) ? 'first' : last;
}

function rankOf(key: string): number | undefined {
  if (/^[1-5](\d\d|XX)$/.test(key)) return 1000 + Number(key.replace('XX', '99'));
  return RANKS.get(key);
}
