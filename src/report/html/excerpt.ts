import type { Location } from '../../kernel/place.js';
import type { LinesOf } from '../reporter.js';

/** Some of the author's lines around a location. */
export interface Excerpt {
  readonly lines: readonly Line[];
  /** Lines of the member that are not among them. */
  readonly left: number;
}

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** It belongs to what changed. */
  readonly isHit: boolean;
  /** Lines between this one and the one before are left out. */
  readonly isAfterGap: boolean;
}

/** A member of a file: the lines that it takes, from 0, the last one not among them. */
interface Span {
  readonly lines: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Lines shown before and after what changed. */
const AROUND = 2;
/** Lines shown of what changed. */
const SHOWN = 10;
/** A longer member is not compared to its end: what it needs to show is at its top. */
const LONGEST = 400;
/** A longer line is cut around the column that counts. */
const WIDTH = 160;

/** The lines of a location alone: all of its member counts. */
export function excerptAt(at: Location, linesOf: LinesOf): Excerpt | undefined {
  const span = spanOf(at, linesOf);
  return span && show(span, at, [span.start, span.end]);
}

/** The same member on both sides; what counts is where their lines differ. */
export function excerptsOf(
  before: Location,
  after: Location,
  linesOf: LinesOf,
): readonly [Excerpt | undefined, Excerpt | undefined] {
  const [was, is] = [spanOf(before, linesOf), spanOf(after, linesOf)];
  if (!was || !is) return [excerptAt(before, linesOf), excerptAt(after, linesOf)];
  const [old, now] = [ownLines(was), ownLines(is)];
  const shorter = Math.min(old.length, now.length);
  let first = 0;
  while (first < shorter && old[first] === now[first]) first += 1;
  // The same words: what changed is elsewhere, and this is where it shows.
  if (first === old.length && first === now.length)
    return [show(was, before, [was.start, was.start + 1]), show(is, after, [is.start, is.start + 1])];
  let same = 0;
  while (same < shorter - first && old.at(-1 - same) === now.at(-1 - same)) same += 1;
  return [
    show(was, before, [was.start + first, was.end - same]),
    show(is, after, [is.start + first, is.end - same]),
  ];
}

/** Lines of a member as they would be at the top of a file. */
function ownLines({ lines, start, end }: Span): string[] {
  const own = lines.slice(start, end).map((line) => line.trimEnd());
  const indent = indentOf(own[0] ?? '');
  return own.map((line) => line.slice(Math.min(indent, indentOf(line))));
}

function spanOf(at: Location, linesOf: LinesOf): Span | undefined {
  const lines = linesOf(at.file);
  const start = at.line - 1;
  if (lines?.[start] === undefined) return undefined;
  return { lines, start, end: at.pointer === '' ? start + 1 : endOf(lines, start, at.column - 1) };
}

/** Where the member ends that begins at a line and column: what is indented more is its own. */
function endOf(lines: readonly string[], start: number, column: number): number {
  const isItem = lines[start]?.[column] === '-';
  let end = start + 1;
  for (let index = start + 1; index < Math.min(lines.length, start + LONGEST); index += 1) {
    const line = lines[index] ?? '';
    const indent = indentOf(line);
    if (line.trim() === '') continue;
    if (indent < column) break;
    if (indent === column) {
      if (/^[}\]]/.test(line.slice(indent))) return index + 1;
      // The items of a YAML list may stand right below its key.
      if (isItem || !/^-( |$)/.test(line.slice(indent))) break;
    }
    end = index + 1;
  }
  return end;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** @param hit what counts, the last line not among them; empty where something is gone. */
function show({ lines, start, end }: Span, at: Location, hit: readonly [number, number]): Excerpt {
  const [from, to] = [hit[0], Math.min(hit[1], hit[0] + SHOWN)];
  const wanted = new Set<number>();
  const want = (first: number, last: number) => {
    for (let index = Math.max(0, first); index < Math.min(lines.length, last); index += 1) wanted.add(index);
  };
  want(start - AROUND, start + 1);
  want(from - AROUND, to);
  if (to === hit[1]) want(to, Math.max(to, end > to ? to + AROUND : end + 1));
  const shown = [...wanted].sort((a, b) => a - b);
  const texts = shown.map((index) => (lines[index] ?? '').replaceAll('\t', '  '));
  const common = Math.min(...texts.filter((text) => text.trim() !== '').map(indentOf), WIDTH);
  return {
    lines: shown.map((index, position) => ({
      number: index + 1,
      text: cut((texts[position] ?? '').slice(common), index === start ? at.column - 1 - common : 0),
      isHit: index >= from && index < to,
      isAfterGap: position > 0 && shown[position - 1] !== index - 1,
    })),
    left: hit[1] - to,
  };
}

/** A document on one line is longer than any page: what is shown begins a little before the column. */
function cut(text: string, column: number): string {
  if (text.length <= WIDTH) return text;
  const first = column < WIDTH / 2 ? 0 : column - 20;
  const last = first + WIDTH;
  return `${first > 0 ? '…' : ''}${text.slice(first, last)}${last < text.length ? '…' : ''}`;
}
