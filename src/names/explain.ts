import type { Place } from '../kernel/place.js';
import type { Claim } from './allocate.js';

/** Why something of a contract is called what it is called in code. */
export interface Explained {
  readonly kind: 'type' | 'operation' | 'parameter' | 'tag' | 'webhook' | 'security scheme';
  readonly name: string;
  /** What it is called in the contract. */
  readonly source: string;
  /** `operationId`, `method and path`, `x-name`; then what stood in the way. */
  readonly why: string;
  readonly at: Place;
}

/** The claims of one kind, with the names that they got. */
export function explained<Key>(
  kind: Explained['kind'],
  claims: readonly Claim<Key>[],
  { names, placeOf }: { readonly names: ReadonlyMap<Key, string>; readonly placeOf: (key: Key) => Place },
): Explained[] {
  const holders = new Map(claims.map((claim) => [(names.get(claim.key) ?? '').toLowerCase(), claim]));
  return claims.map((claim) => {
    const name = names.get(claim.key) ?? '';
    const stem = claim.wanted || claim.fallback;
    return {
      kind,
      name,
      source: claim.source.replace(/^\uffff/, ''),
      why: [claim.why ?? 'its name', ...obstacle(name, stem, holders.get(stem.toLowerCase()))].join('; '),
      at: placeOf(claim.key),
    };
  });
}

function obstacle(name: string, stem: string, holder: Claim<unknown> | undefined): string[] {
  if (name === stem) return [];
  const isReserved = name.startsWith(`${stem}_`) && !/_\d+$/.test(name);
  if (isReserved) return [`\`${stem}\` is reserved`];
  const whose = holder === undefined ? '' : ` by ${holder.source.replace(/^\uffff/, '')}`;
  return [`\`${stem}\` is taken${whose}`];
}
