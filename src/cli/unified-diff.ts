type Step = readonly [mark: ' ' | '-' | '+', line: string];

/** Lines around a difference. */
const AROUND = 3;

/** How two texts of one file differ, as `git apply` and `patch` read it; empty when they do not. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  const steps = stepsOf(linesOf(before), linesOf(after));
  const hunks = hunksOf(steps).map(([from, to]) => hunkText(steps, from, to));
  return `--- a/${file}\n+++ b/${file}\n${hunks.join('')}`;
}

/** Each with its line end; the last may have none. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function hunksOf(steps: readonly Step[]): [from: number, to: number][] {
  const hunks: [number, number][] = [];
  for (const [index, [mark]] of steps.entries()) {
    if (mark === ' ') continue;
    const last = hunks.at(-1);
    if (last && index - AROUND <= last[1]) last[1] = index + AROUND + 1;
    else hunks.push([Math.max(0, index - AROUND), index + AROUND + 1]);
  }
  return hunks.map(([from, to]) => [from, Math.min(to, steps.length)]);
}

function hunkText(steps: readonly Step[], from: number, to: number): string {
  const count = (some: readonly Step[], other: '-' | '+') => some.filter(([mark]) => mark !== other).length;
  const hunk = steps.slice(from, to);
  const head = steps.slice(0, from);
  const range = (other: '-' | '+') => {
    const length = count(hunk, other);
    return `${count(head, other) + (length > 0 ? 1 : 0)},${length}`;
  };
  const lines = hunk.map(([mark, line]) =>
    line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`,
  );
  return `@@ -${range('+')} +${range('-')} @@\n${lines.join('')}`;
}

function stepsOf(before: readonly string[], after: readonly string[]): Step[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  const same = (lines: readonly string[]) => lines.map((line): Step => [' ', line]);
  return [
    ...same(before.slice(0, start)),
    ...between(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(before.slice(before.length - end)),
  ];
}

/** Lines that stand once in either text hold it together; what is between two of them is compared by itself. */
function between(before: readonly string[], after: readonly string[]): Step[] {
  const anchors = anchorsOf(before, after);
  if (anchors.length === 0) return plainly(before, after);
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  for (const [atBefore, atAfter] of anchors) {
    steps.push(...stepsOf(before.slice(i, atBefore), after.slice(j, atAfter)), [' ', before[atBefore] ?? '']);
    [i, j] = [atBefore + 1, atAfter + 1];
  }
  steps.push(...stepsOf(before.slice(i), after.slice(j)));
  return steps;
}

/** The places of lines that are unique in both, as many as stand in one order. */
function anchorsOf(before: readonly string[], after: readonly string[]): (readonly [number, number])[] {
  const inAfter = uniqueIn(after);
  const pairs = [...uniqueIn(before)].flatMap(([line, index]) => {
    const other = inAfter.get(line);
    return other === undefined ? [] : [[index, other] as const];
  });
  pairs.sort((a, b) => a[0] - b[0]);
  // The longest ascending run, by the smallest last element of the runs of each length.
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, [, at]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] as number]?.[1] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  }
  const run: (readonly [number, number])[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1)
    run.unshift(pairs[index] as readonly [number, number]);
  return run;
}

function uniqueIn(lines: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  const twice = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (found.has(line)) twice.add(line);
    found.set(line, index);
  }
  for (const line of twice) found.delete(line);
  return found;
}

/** Where nothing is unique: the longest common lines stay, unless there are too many to look for them. */
function plainly(before: readonly string[], after: readonly string[]): Step[] {
  const removed = before.map((line): Step => ['-', line]);
  const added = after.map((line): Step => ['+', line]);
  if (before.length * after.length > 1_000_000 || before.length === 0 || after.length === 0)
    return [...removed, ...added];
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      steps.push([' ', before[i] ?? '']);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) steps.push(removed[i++] as Step);
    else steps.push(added[j++] as Step);
  }
  return [...steps, ...removed.slice(i), ...added.slice(j)];
}
