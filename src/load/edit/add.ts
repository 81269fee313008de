import type { Json, JsonObject } from '../../kernel/json.js';
import type { KeyOrder, Splice } from './edit.js';
import type { Found } from './find.js';
import { blockEntry, blockItem, flowEntry, flowText, type Style } from './style.js';
import { type Member, Refusal, startOf, type Written } from './written.js';

/** A text that is edited. */
export interface Draft {
  readonly text: string;
  readonly style: Style;
  readonly order: KeyOrder;
}

/** New members of one map, or new items of one list. @throws Refusal */
export function addTo(found: Found, added: JsonObject | Json[], draft: Draft): Splice[] {
  const { node } = found;
  if (node.kind === 'scalar') return [fill(found, added, draft)];
  if (Array.isArray(added) ? node.kind !== 'list' : node.kind !== 'map')
    throw new Refusal('something else stands there');
  if (node.members.length === 0) return [fill(found, added, draft)];
  if (Array.isArray(added)) {
    const last = node.members.at(-1) as Member;
    return [
      behind(
        node,
        last,
        added.map((item) => itemText(item, node, draft)),
        draft,
      ),
    ];
  }
  const splices = new Map<Member | 'first', string[]>();
  // Those that come to stand at one place are in order among themselves too.
  const rank = (a: string, b: string) => (draft.order([a], b) === 'first' ? 1 : 0);
  const inOrder = Object.entries(added).sort(([a], [b]) => rank(a, b) - rank(b, a));
  for (const [key, value] of inOrder) {
    const spot = draft.order(
      node.members.map((member) => member.key),
      key,
    );
    const member = spot === 'first' ? 'first' : (node.members.findLast((one) => one.key === spot) as Member);
    splices.set(member, [...(splices.get(member) ?? []), entryText(key, value, node, draft)]);
  }
  return [...splices].map(([spot, entries]) =>
    spot === 'first' ? before(node, entries, draft) : behind(node, spot, entries, draft),
  );
}

function entryText(key: string, value: Json, node: Written, draft: Draft): string {
  if (!node.flow) return blockEntry(key, value, draft.style, columnOf(node, draft.text));
  return flowEntry(
    key,
    value,
    draft.style,
    linesOf(node, draft.text) ? indentOf(node, draft.text) : undefined,
  );
}

function itemText(value: Json, node: Written, draft: Draft): string {
  if (!node.flow) return blockItem(value, draft.style, columnOf(node, draft.text));
  return flowText(value, draft.style, linesOf(node, draft.text) ? indentOf(node, draft.text) : undefined);
}

/** Does a collection in brackets have its members on lines of their own? */
function linesOf(node: Written, text: string): boolean {
  const [first] = node.members;
  return first !== undefined && text.slice(node.start, startOf(first)).includes('\n');
}

/** The indentation of the first member of a collection in brackets. */
function indentOf(node: Written, text: string): string {
  const start = startOf(node.members[0] as Member);
  return /[ \t]*$/.exec(text.slice(0, start))?.[0] ?? '';
}

/** White space as wide as what stands before a block. */
function columnOf(node: Written, text: string): string {
  return ' '.repeat(node.start - lineStart(text, node.start));
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line ends that the offset is in: before its line end. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

function separator(node: Written, { text, style }: Draft): string {
  const [first, second] = node.members;
  if (linesOf(node, text)) return `,${style.eol}${indentOf(node, text)}`;
  if (first && second) {
    const between = text.slice(first.value.end, startOf(second));
    if (/^\s*,[ \t]*$/.test(between)) return between.trimStart();
  }
  return style.dense ? ',' : ', ';
}

function behind(node: Written, member: Member, entries: readonly string[], draft: Draft): Splice {
  const { text, style } = draft;
  if (node.flow) {
    const at = member.value.end;
    const sep = separator(node, draft);
    return { start: at, end: at, text: entries.map((entry) => sep + entry).join('') };
  }
  const at = lineEnd(text, Math.max(member.value.end, member.name?.end ?? 0));
  const line = style.eol + columnOf(node, text);
  return { start: at, end: at, text: entries.map((entry) => line + entry).join('') };
}

function before(node: Written, entries: readonly string[], draft: Draft): Splice {
  const at = startOf(node.members[0] as Member);
  const sep = node.flow ? separator(node, draft) : draft.style.eol + columnOf(node, draft.text);
  return { start: at, end: at, text: entries.map((entry) => entry + sep).join('') };
}

/** Writes into what is empty: `{}`, `[]`, `null`, or nothing. @throws Refusal */
function fill({ node, member, parent }: Found, added: JsonObject | Json[], draft: Draft): Splice {
  const { text, style } = draft;
  const { start, end } = node;
  const written = text.slice(start, end);
  if (node.kind === 'scalar' && !node.absent && !/^(null|~)$/i.test(written))
    throw new Refusal('something else stands there');
  if (!/^([[{]\s*[\]}]|null|~)?$/i.test(written)) throw new Refusal('it holds comments');
  const within = parent?.node;
  if (!within || !member?.name || within.flow) {
    const isLined = style.format === 'json' && within !== undefined && linesOf(within, text);
    const value = flowText(added, style, isLined ? indentOf(within, text) : undefined);
    return { start, end, text: node.absent ? ` ${value}` : value };
  }
  const outer = columnOf(within, text);
  const inner = outer + (Array.isArray(added) && style.flatLists ? '' : style.unit);
  const entries = Array.isArray(added)
    ? added.map((item) => blockItem(item, style, inner))
    : Object.entries(added).map(([key, value]) => blockEntry(key, value, style, inner));
  const lines = entries.map((entry) => style.eol + inner + entry).join('');
  if (node.absent) {
    const at = lineEnd(text, start);
    return { start: at, end: at, text: lines };
  }
  if (!/^[ \t]*$/.test(text.slice(end, lineEnd(text, end)))) throw new Refusal('a comment stands behind it');
  const from = text.slice(0, start).replace(/[ \t]+$/, '').length;
  return { start: from, end: lineEnd(text, end), text: lines };
}
