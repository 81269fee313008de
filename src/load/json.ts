import { type ParseError, parse, printParseErrorCode, visit } from 'jsonc-parser';
import { isObject, type Json } from '../kernel/json.js';
import { child, type Pointer } from '../kernel/pointer.js';
import { DEPTH_LIMIT, outlineOf, refuseLarge, tooDeep } from './bounds.js';
import { type Entry, NOWHERE } from './entry.js';

/** What a JSON text holds, or what is wrong with it and at which offset. */
export type JsonResult =
  | { readonly ok: true; readonly value: Json; readonly duplicates: readonly Pointer[] }
  | {
      readonly ok: false;
      readonly reason: string;
      readonly offset: number;
      /** Set when comments and commas too many are all that is wrong. */
      readonly relaxed?: { readonly value: Json; readonly duplicates: readonly Pointer[] };
    };

/** @throws TenonError CONTRACT_TOO_LARGE, CONTRACT_TOO_DEEP */
export function parseJson(file: string, text: string): JsonResult {
  refuseLarge(file, text, 'json');
  const { depth, members } = outlineOf(text);
  if (depth > DEPTH_LIMIT) throw tooDeep(file);
  try {
    const value = JSON.parse(text) as Json;
    // Fewer members than were written: some key stands twice. To look for it costs more than to know.
    return { ok: true, value, duplicates: countMembers(value) === members ? [] : jsonDuplicates(text) };
  } catch {
    return explain(text);
  }
}

/** JSON.parse says little of where; a parser that goes on after faults says it exactly. */
function explain(text: string): JsonResult {
  const strict: ParseError[] = [];
  parse(text, strict, { disallowComments: true, allowTrailingComma: false });
  const relaxed: ParseError[] = [];
  const value = parse(text, relaxed, { disallowComments: false, allowTrailingComma: true }) as Json;
  const [first] = strict;
  const words = first
    ? printParseErrorCode(first.error)
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()
    : 'it is no JSON';
  const reason = words === 'invalid comment token' ? 'it holds a comment' : words;
  const fault = { ok: false, reason, offset: first?.offset ?? 0 } as const;
  return first && relaxed.length === 0
    ? { ...fault, relaxed: { value, duplicates: jsonDuplicates(text) } }
    : fault;
}

function countMembers(root: Json): number {
  let count = 0;
  const pending: Json[] = [root];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const isMap = isObject(value);
    for (const member of Object.values(value)) {
      if (isMap) count++;
      if (typeof member === 'object' && member !== null) pending.push(member);
    }
  }
  return count;
}

/** An open object or list, and the key or index of what comes next in it. */
interface Frame {
  readonly pointer: Pointer;
  readonly entry: Entry;
  next: string | number;
  keyOffset: number | undefined;
}

/** Where everything stands; with `duplicates`, the keys that stand twice are added to it. */
export function jsonEntries(text: string, duplicates?: Set<Pointer>): Entry {
  const frames: Frame[] = [];
  let root = NOWHERE;
  const place = (valueOffset: number, children?: Map<string, Entry>): void => {
    const top = frames.at(-1);
    const entry: Entry = {
      keyOffset: top?.keyOffset ?? valueOffset,
      valueOffset,
      children,
      alias: undefined,
    };
    if (!top) root = entry;
    else {
      top.entry.children?.set(String(top.next), entry);
      if (typeof top.next === 'number') top.next++;
    }
    if (!children) return;
    const pointer =
      top && duplicates ? child(top.pointer, typeof top.next === 'number' ? top.next - 1 : top.next) : '';
    frames.push({ pointer, entry, next: 0, keyOffset: undefined });
  };
  const close = (): void => {
    frames.pop();
  };
  visit(
    text,
    {
      onObjectBegin: (offset) => place(offset, new Map()),
      onArrayBegin: (offset) => place(offset, new Map()),
      onObjectEnd: close,
      onArrayEnd: close,
      onLiteralValue: (_, offset) => place(offset),
      onObjectProperty(key, offset) {
        const top = frames.at(-1);
        if (!top) return;
        top.next = key;
        top.keyOffset = offset;
        if (duplicates && top.entry.children?.has(key)) duplicates.add(child(top.pointer, key));
      },
    },
    { disallowComments: false, allowTrailingComma: true },
  );
  return root;
}

function jsonDuplicates(text: string): Pointer[] {
  const found = new Set<Pointer>();
  jsonEntries(text, found);
  return [...found];
}
