/** Lines around a difference. */
const AROUND = 2;

type Step = readonly [' ' | '-' | '+', string];

/** How two short texts differ, as a patch shows it, with the lines that what changed stands in. */
export function unified(before: string, after: string): string {
  const steps = stepsOf(before.trimEnd().split('\n'), after.trimEnd().split('\n'));
  const shown = new Set<number>();
  for (const [index, [mark]] of steps.entries()) {
    if (mark === ' ') continue;
    for (let near = index - AROUND; near <= index + AROUND; near += 1) shown.add(near);
    for (const above of holdersOf(steps, index)) shown.add(above);
  }
  const lines: string[] = [];
  let last = -1;
  for (const [index, [mark, text]] of steps.entries()) {
    if (!shown.has(index)) continue;
    if (index > last + 1 && last >= 0) lines.push('  ⋯');
    lines.push(`${mark} ${text}`.trimEnd());
    last = index;
  }
  return lines.join('\n');
}

/** The lines above that are indented less, each less than the one below it: the keys that lead to a line. */
function holdersOf(steps: readonly Step[], index: number): number[] {
  const holders: number[] = [];
  let indent = indentOf(steps[index]?.[1] ?? '');
  for (let above = index - 1; above >= 0 && indent > 0; above -= 1) {
    const [mark, text] = steps[above] ?? [' ', ''];
    if (mark !== ' ' || text.trim() === '' || indentOf(text) >= indent) continue;
    holders.push(above);
    indent = indentOf(text);
  }
  return holders;
}

function indentOf(text: string): number {
  return text.search(/[^ ]|$/);
}

/** The longest common lines stay. */
function stepsOf(before: readonly string[], after: readonly string[]): Step[] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      (lengths[i] as number[])[j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      steps.push([' ', before[i] ?? '']);
      i += 1;
      j += 1;
    } else if (j >= after.length || (i < before.length && at(i + 1, j) >= at(i, j + 1))) {
      steps.push(['-', before[i] ?? '']);
      i += 1;
    } else {
      steps.push(['+', after[j] ?? '']);
      j += 1;
    }
  }
  return steps;
}
