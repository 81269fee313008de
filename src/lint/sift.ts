import type { Problem } from '../kernel/problem.js';

/** A finding as it is remembered. */
export type Known = Pick<Problem, 'id' | 'fingerprint' | 'alias'>;

export interface Sifted<One extends Known> {
  /** What nobody knew. */
  readonly fresh: readonly Problem[];
  /** What is known, with the one that knows it. */
  readonly known: ReadonlyMap<Problem, One>;
  /** What is remembered of what is gone. */
  readonly stale: readonly One[];
}

/**
 * Tells new findings from known ones; each that is remembered stands for one. Those that are where they were come
 * first, then those that are known by their other fingerprint: moved to a component, a file, or back.
 */
export function sift<One extends Known>(
  problems: readonly Problem[],
  remembered: readonly One[],
): Sifted<One> {
  const known = new Map<Problem, One>();
  let left = [...remembered];
  for (const [ofProblem, ofKnown] of [
    [own, own],
    [both, both],
  ] as const) {
    const waiting = new Map<string, Set<One>>();
    for (const one of left)
      for (const key of ofKnown(one)) waiting.set(key, (waiting.get(key) ?? new Set()).add(one));
    const used = new Set<One>();
    for (const problem of problems) {
      if (known.has(problem)) continue;
      const candidates = ofProblem(problem).flatMap((key) => [...(waiting.get(key) ?? [])]);
      const match = candidates.find((one) => !used.has(one));
      if (!match) continue;
      known.set(problem, match);
      used.add(match);
    }
    left = left.filter((one) => !used.has(one));
  }
  return { fresh: problems.filter((problem) => !known.has(problem)), known, stale: left };
}

function own({ id, fingerprint }: Known): string[] {
  return [`${id} ${fingerprint}`];
}

function both({ id, fingerprint, alias }: Known): string[] {
  return [fingerprint, ...(alias === undefined ? [] : [alias])].map((one) => `${id} ${one}`);
}
