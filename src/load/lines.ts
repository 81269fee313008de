export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in characters (Unicode code points): an emoji is one, a tab is one. */
  readonly column: number;
}

/** A function from offsets of the text to positions; CRLF, LF and CR end lines. */
export function linesOf(text: string): (offset: number) => Position {
  const starts = startsOf(text);
  // Where the second half of a surrogate pair is: the two units make one character.
  const halves = Array.from(text.matchAll(/[\ud800-\udbff](?=[\udc00-\udfff])/g), ({ index }) => index + 1);
  return (offset) => {
    const line = countUpTo(starts, offset);
    const start = starts[line - 1] ?? 0;
    const pairs = countUpTo(halves, offset) - countUpTo(halves, start);
    return { line, column: offset - start + 1 - pairs };
  };
}

function startsOf(text: string): number[] {
  const starts = [0];
  if (text.includes('\r')) {
    for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  } else {
    // A tenth of the time that an expression takes.
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  }
  return starts;
}

/** How many of the ascending numbers are no greater. */
export function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
