/** A set of code points: sorted, disjoint ranges, both ends included. */
export type Ranges = readonly (readonly [low: number, high: number])[];

const LAST = 0x10ffff;
/** Halves of surrogate pairs are no characters. */
const SURROGATES: Ranges = [[0xd800, 0xdfff]];

export function union(...all: readonly Ranges[]): Ranges {
  const sorted = all.flat().sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [low, high] of sorted) {
    const last = merged.at(-1);
    if (last && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else merged.push([low, high]);
  }
  return merged;
}

/** Every character that is not in the set. */
export function complement(ranges: Ranges): Ranges {
  const gaps: [number, number][] = [];
  let next = 0;
  for (const [low, high] of union(ranges, SURROGATES)) {
    if (low > next) gaps.push([next, low - 1]);
    next = high + 1;
  }
  if (next <= LAST) gaps.push([next, LAST]);
  return gaps;
}

export function has(ranges: Ranges, code: number): boolean {
  return ranges.some(([low, high]) => low <= code && code <= high);
}

/** Characters that read well, the most welcome first. */
const WELCOME = [...'abcxyz019ABCZ-_ .@/:'].map((char) => char.charCodeAt(0));

/** One character for each kind that these sets tell apart. */
export function kindsOf(sets: readonly Ranges[]): readonly number[] {
  const starts = new Set([0]);
  for (const [low, high] of sets.flat()) {
    starts.add(low);
    starts.add(high + 1);
  }
  const kinds = new Map<string, number>();
  for (const code of [...WELCOME, ...[...starts].sort((a, b) => a - b)]) {
    if (code > LAST || has(SURROGATES, code)) continue;
    const key = sets.map((set) => (has(set, code) ? '1' : '0')).join('');
    if (!kinds.has(key)) kinds.set(key, code);
  }
  return [...kinds.values()];
}
