import type { createColors } from 'picocolors';

/** Colours, or none. */
export type Paint = ReturnType<typeof createColors>;

/** Gives advice the first time that an id brings it, and undefined after that. */
export type Advise = (id: string, advice: string | undefined) => string | undefined;

export function once(): Advise {
  const given = new Set<string>();
  return (id, advice) => {
    const isKnown = given.has(`${id} ${advice}`);
    given.add(`${id} ${advice}`);
    return isKnown ? undefined : advice;
  };
}

/** Breaks a text between words, so that no line is longer than `width`; a longer word stands alone. */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(24, width);
  const lines: string[] = [];
  let line = '';
  for (const word of text.replace(/\s+/g, ' ').trim().split(' ')) {
    if (line && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

export function clip(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text;
}

/** `first, second, +7`: as many as the line holds, one at least. */
export function listWithin(items: readonly string[], width: number): string {
  let line = items[0] ?? '';
  for (const [index, item] of items.entries()) {
    if (index === 0) continue;
    const longer = `${line}, ${item}`;
    if (longer.length > width - 6) return clip(`${line}, +${items.length - index}`, width);
    line = longer;
  }
  return clip(line, width);
}
