import { kebab } from '../../names/index.js';

/** What went and what came, taken to be one thing under another name. */
export interface Renamed<T> {
  readonly before: T;
  readonly after: T;
  /** How sure that is, above 0 and at most 1. */
  readonly confidence: number;
}

/** The surest pairs first, each thing in one of them. */
export function pairRenamed<T>(
  lost: readonly T[],
  gained: readonly T[],
  confidenceOf: (before: T, after: T) => number,
): Renamed<T>[] {
  if (lost.length * gained.length > MOST_PAIRS) return [];
  const candidates = lost
    .flatMap((before) =>
      gained.map((after) => ({ before, after, confidence: hundredths(confidenceOf(before, after)) })),
    )
    .filter(({ confidence }) => confidence >= LEAST)
    .sort((a, b) => b.confidence - a.confidence);
  const taken = new Set<T>();
  return candidates.filter(({ before, after }) => {
    if (taken.has(before) || taken.has(after)) return false;
    taken.add(before).add(after);
    return true;
  });
}

function hundredths(share: number): number {
  return Math.round(share * 100) / 100;
}

/** Two that are less alike are two things. */
const LEAST = 0.6;
/** Where so much went and came at once, nobody renamed: the object is another one. */
const MOST_PAIRS = 2500;

/**
 * How alike two names are, from 0 to 1: the same words in another spelling are 1 (`order_id`, `orderId`); else the
 * share of words in common (`email`, `customerEmail`), or of neighbouring letters (`adress`, `address`). Where each has
 * a word of its own, those must be alike: `shopperReference` and `tenderReference` are two things.
 */
export function likenessOf(one: string, other: string): number {
  const [ours, theirs] = [kebab(one).split('-'), kebab(other).split('-')];
  const [our, their] = [without(ours, theirs).join('-'), without(theirs, ours).join('-')];
  if (our !== '' && their !== '' && lettersInCommon(our, their) < LEAST) return 0;
  return Math.max(shareInCommon(ours, theirs), lettersInCommon(ours.join('-'), theirs.join('-')));
}

function without(words: readonly string[], others: readonly string[]): string[] {
  return words.filter((word) => !others.includes(word));
}

function lettersInCommon(one: string, other: string): number {
  return shareInCommon(neighbours(one), neighbours(other));
}

function neighbours(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
}

/** Dice's coefficient: twice what both have, over all that they have. */
function shareInCommon(ours: readonly string[], theirs: readonly string[]): number {
  const free = [...theirs];
  const common = ours.filter((item) => {
    const at = free.indexOf(item);
    if (at >= 0) free.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / (ours.length + theirs.length || 1);
}

/** ` (80% sure)`, after a renaming that was inferred; nothing after one that is certain. */
export function sureText(confidence: number): string {
  return confidence === 1 ? '' : ` (${Math.round(confidence * 100)}% sure)`;
}
