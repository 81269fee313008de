import type { Location } from '../../kernel/place.js';
import type { LinesOf } from '../reporter.js';
import { visible } from '../visible.js';

/** Characters of a line before what is pointed at, where the line is longer than the page. */
const BEFORE = 20;

/** The author's line with carets below what is meant; nothing where no line is meant or at hand. */
export function codeFrame(
  { file, line, column, pointer }: Location,
  linesOf: LinesOf,
  columns: number,
): string[] {
  // The whole document begins on its first line, which says nothing of it.
  if (pointer === '' && line === 1) return [];
  const text = linesOf(file)?.[line - 1];
  if (text === undefined) return [];
  const gutter = `${String(line).padStart(4)} | `;
  const characters = [...text.trimEnd()];
  const indent = characters.length - [...text.trim()].length;
  const room = Math.max(30, columns - gutter.length);
  const at = Math.max(0, column - 1 - indent);
  const own = characters.slice(indent);
  const start = own.length > room && at > room / 2 ? at - BEFORE : 0;
  const cut = own.slice(start, start + room);
  const lead = start > 0 ? '…' : '';
  const target = own.slice(at, start + room).join('');
  const meant = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|#.*|[^\s:,{}[\]"']+)/.exec(target)?.[0] ?? ' ';
  const shown = (part: readonly string[]) =>
    part.map((one) => (/\s/.test(one) ? ' ' : visible(one))).join('');
  const before = lead.length + shown(cut.slice(0, at - start)).length;
  return [
    `${gutter}${lead}${shown(cut)}${start + room < own.length ? '…' : ''}`,
    `${' '.repeat(gutter.length - 2)}| ${' '.repeat(before)}${'^'.repeat(Math.max(1, Math.min([...meant].length, room)))}`,
  ];
}
