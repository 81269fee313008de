import type { Place } from '../../kernel/place.js';
import { compareProblems, fingerprintOf, type Problem } from '../../kernel/problem.js';
import type { Contract } from '../../model/index.js';
import { GAPS, type GapId } from './list.js';

/** A part of a contract that a target leaves out, or holds as less than it says. */
export interface Gap extends Pick<Problem, 'id' | 'severity' | 'message' | 'why' | 'fix'> {
  readonly place: Place;
}

/** One of the table. */
export function gap(id: GapId, place: Place, details: Readonly<Record<string, string>>): Gap {
  return { ...saidOf(id, details), place };
}

/** What the table says, its details filled in. */
export function saidOf(id: GapId, details: Readonly<Record<string, string>>): Omit<Gap, 'place'> {
  const [severity, message, why, fix] = GAPS[id];
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (slot, name: string) => details[name] ?? slot);
  return { id, severity, message: fill(message), why: fill(why), fix: fill(fix) };
}

/** Gaps as a report shows them, each once: two targets may have the same. */
export function problemsOf(contract: Contract, gaps: readonly Gap[]): Problem[] {
  const problems = new Map<string, Problem>();
  for (const { place, ...said } of gaps) {
    const fingerprint = fingerprintOf(said.id, place.pointer, said.message);
    if (!problems.has(fingerprint))
      problems.set(fingerprint, { ...said, at: contract.locate(place), fingerprint });
  }
  return [...problems.values()].sort(compareProblems);
}
