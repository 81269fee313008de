import { distance } from 'fastest-levenshtein';

/** The known word that a mistyped one is nearest to, when it is near enough to have been meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const words = [...known];
  const longer = words.find(
    (candidate) => word.length > 3 && candidate.toLowerCase().startsWith(word.toLowerCase()),
  );
  if (longer !== undefined) return longer;
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of words) {
    const steps = distance(word.toLowerCase(), candidate.toLowerCase());
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}

/** ` (did you mean orders?)`, or nothing. */
export function suggestion(word: string, known: Iterable<string>): string {
  const found = nearest(word, known);
  return found === undefined ? '' : ` (did you mean ${found}?)`;
}
