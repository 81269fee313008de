import type { Acceptance, Change } from '../kernel/change.js';

/** The changes of one contract, with what the team has accepted of them. */
export interface Accepted {
  /** All of them; those that were accepted say so. */
  readonly changes: readonly Change[];
  /** Acceptances that would hold, had they not run out. */
  readonly expired: readonly Acceptance[];
  /** Acceptances that a change needs, run out or not. */
  readonly used: readonly Acceptance[];
  /** Acceptances of this contract that no change needs. */
  readonly unused: readonly Acceptance[];
}

/** Marks the changes that are accepted. @param today ISO date that expiries are judged by */
export function acceptChanges(
  changes: readonly Change[],
  acceptances: readonly Acceptance[],
  { contract, today }: { readonly contract: string; readonly today: string },
): Accepted {
  const own = acceptances.filter((one) => one.contract === undefined || one.contract === contract);
  const used = new Set<Acceptance>();
  const expired = new Set<Acceptance>();
  const marked = changes.map((change) => {
    const candidates = own.filter(({ fingerprint }) => fingerprint === change.fingerprint);
    const accepted = candidates.find(({ expires }) => expires === undefined || today <= expires);
    for (const one of accepted ? [accepted] : candidates) used.add(one);
    if (accepted) return { ...change, accepted };
    for (const one of candidates) expired.add(one);
    return change;
  });
  return {
    changes: marked,
    expired: [...expired],
    used: [...used],
    unused: own.filter((one) => !used.has(one)),
  };
}
