import type { Source } from '../../load/index.js';
import type { Suppression } from './index.js';

/** `# tenon-ignore rest/path-kebab-case until 2027-06-30: the reason`; the day may be left out. */
const MARK = /^#\s*tenon-ignore\s+([^\s:]+)(?:\s+until\s+([^\s:]+))?\s*(?::\s*(.*?)\s*)?$/;

/**
 * The suppressions in a YAML file's comments. One that has a line to itself speaks of the next line with content,
 * one at the end of a line of that line.
 */
export function commentSuppressions(source: Source): Suppression[] {
  if (source.format !== 'yaml' || !source.text.includes('tenon-ignore')) return [];
  const suppressions: Suppression[] = [];
  let waiting: (Pick<Suppression, 'rule' | 'reason' | 'expires'> & { line: number; column: number })[] = [];
  for (const { number, content, comment, column } of contentLines(source.text)) {
    const match = comment === undefined ? null : MARK.exec(comment);
    if (match) {
      const [, rule = '', expires, reason = ''] = match;
      waiting.push({ rule, reason, ...(expires !== undefined && { expires }), line: number, column });
    }
    if (!content) continue;
    for (const { line, column, ...said } of waiting) {
      const place = { file: source.file, pointer: '' } as const;
      suppressions.push({ ...said, place, position: { line, column }, covers: { line: number } });
    }
    waiting = [];
  }
  return suppressions;
}

interface Line {
  /** From 1. */
  readonly number: number;
  /** Has it anything but white space and a comment? */
  readonly content: boolean;
  readonly comment: string | undefined;
  readonly column: number;
}

/** The lines of a YAML text, those inside block and quoted scalars left out: what looks like a comment there is text. */
function* contentLines(text: string): Generator<Line> {
  let blockIndent: number | undefined;
  let quote: string | undefined;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const indent = line.search(/\S/);
    if (blockIndent !== undefined && (indent < 0 || indent > blockIndent)) continue;
    blockIndent = undefined;
    const { comment, open } = scan(line, quote);
    quote = open;
    const content = comment === undefined ? line : line.slice(0, comment);
    blockIndent = blockScalarIndent(content);
    yield {
      number: index + 1,
      content: content.trim() !== '',
      comment: comment === undefined ? undefined : line.slice(comment),
      column: (comment ?? 0) + 1,
    };
  }
}

/** Where a line's comment starts, and the quote that is still open at its end. */
function scan(line: string, openAtStart: string | undefined): { comment?: number; open: string | undefined } {
  let quote = openAtStart;
  let startsToken = true;
  for (let index = 0; index < line.length; index++) {
    const char = line.charAt(index);
    if (quote) {
      if (char === '\\' && quote === '"') index++;
      else if (char === quote) quote = undefined;
    } else if (char === '#' && (index === 0 || /\s/.test(line.charAt(index - 1)))) {
      return { comment: index, open: undefined };
    } else if ((char === '"' || char === "'") && startsToken) {
      quote = char;
    }
    if (!/\s/.test(char)) startsToken = !quote && /[:,[{-]/.test(char);
  }
  return { open: quote };
}

/** The indentation that a block scalar's lines must exceed, when the line opens one. */
function blockScalarIndent(content: string): number | undefined {
  if (!/(^|[\s:-])[|>][+\-\d]{0,2}\s*$/.test(content)) return undefined;
  const [prefix = '', rest = ''] = /^(\s*(?:- +)*)(.?)/.exec(content)?.slice(1) ?? [];
  return rest === '|' || rest === '>' ? prefix.lastIndexOf('-') : prefix.length;
}
