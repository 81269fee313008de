import { type Draft, lineEnd, lineStart } from './add.js';
import type { Splice } from './edit.js';
import type { Found } from './find.js';
import { type Member, Refusal, startOf, type Written } from './written.js';

/** Takes a member out, with the comments that are its own. @throws Refusal */
export function removal({ member, parent }: Found, { text }: Draft): Splice {
  if (!member || !parent) throw new Refusal('it is the whole document');
  const { node } = parent;
  if (node.members.length === 1) return emptied(parent, text);
  return node.flow ? fromBrackets(node, member, text) : fromBlock(node, member, text);
}

/** A collection without members is in brackets. */
function emptied({ node, member, parent }: Found, text: string): Splice {
  const brackets = node.kind === 'list' ? '[]' : '{}';
  if (node.flow) return { start: node.start, end: node.end, text: brackets };
  if (!member?.name || !parent) throw new Refusal('nothing would be left around it');
  const start = text.indexOf(':', member.name.end) + 1;
  if (text.slice(start, node.start).trim() !== '') throw new Refusal('an anchor or a comment stands there');
  return { start, end: node.end, text: ` ${brackets}` };
}

function fromBrackets(node: Written, member: Member, text: string): Splice {
  const index = node.members.indexOf(member);
  const next = node.members[index + 1];
  const previous = node.members[index - 1];
  const [start, end] = next
    ? [startOf(member), startOf(next)]
    : [previous?.value.end ?? startOf(member), member.value.end];
  if (/[#]|\/[/*]/.test(text.slice(start, end).replace(text.slice(startOf(member), member.value.end), '')))
    throw new Refusal('a comment stands beside it');
  return { start, end, text: '' };
}

function fromBlock(node: Written, member: Member, text: string): Splice {
  const start = node.kind === 'list' ? dashBefore(node, member, text) : startOf(member);
  const line = lineStart(text, start);
  const isAlone = text.slice(line, start).trim() === '';
  const last = lineEnd(text, Math.max(member.value.end, member.name?.end ?? 0));
  if (!isAlone) {
    // The first one of an item stands behind its dash: the next one takes its place.
    const next = node.members[node.members.indexOf(member) + 1] as Member;
    return { start, end: startOf(next), text: '' };
  }
  const column = start - line;
  const from = ownCommentsAbove(text, line, column);
  const end = commentsBelow(text, last, column);
  // The last line may end without a line end: then that of the line before goes.
  if (end >= text.length && !text.endsWith('\n'))
    return { start: Math.max(0, from - (text[from - 2] === '\r' ? 2 : 1)), end: text.length, text: '' };
  return { start: from, end: Math.min(text.length, nextLine(text, end)), text: '' };
}

function nextLine(text: string, end: number): number {
  return text[end] === '\r' ? end + 2 : end + 1;
}

function dashBefore(list: Written, member: Member, text: string): number {
  const column = list.start - lineStart(text, list.start);
  for (let line = lineStart(text, member.value.start); line >= list.start - column; ) {
    if (text[line + column] === '-' && text.slice(line, line + column).trim() === '') return line + column;
    if (line === lineStart(text, list.start)) break;
    line = lineStart(text, line - 1);
  }
  if (list.members[0] === member) return list.start;
  throw new Refusal('its dash stands elsewhere');
}

/** The start of the comments right above a line, indented as it is. */
function ownCommentsAbove(text: string, line: number, column: number): number {
  let start = line;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const content = text.slice(above, start).trimEnd();
    if (content.trimStart().startsWith('#') && content.length - content.trimStart().length === column)
      start = above;
    else break;
  }
  return start;
}

/** The end of the comments below that are indented deeper than the member. */
function commentsBelow(text: string, last: number, column: number): number {
  let end = last;
  for (;;) {
    const next = nextLine(text, end);
    if (next >= text.length) return end;
    const line = text.slice(next, lineEnd(text, next));
    const indent = line.length - line.trimStart().length;
    if (!line.trimStart().startsWith('#') || indent <= column) return end;
    end = lineEnd(text, next);
  }
}
