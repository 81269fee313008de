import { type ParseError, parse, printParseErrorCode, visit } from 'jsonc-parser';
import { isObject, type Json } from '../kernel/json.js';
import { child, type Pointer } from '../kernel/pointer.js';
import { membersWritten } from './bounds.js';

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
  const members = membersWritten(file, text);
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
  readonly keys: Set<string>;
  next: string | number;
}

/** Where keys stand twice in one object. */
function jsonDuplicates(text: string): Pointer[] {
  const found = new Set<Pointer>();
  const open: Frame[] = [];
  const enter = (): void => {
    open.push({ keys: new Set(), next: 0 });
  };
  const leave = (): void => {
    open.pop();
  };
  visit(
    text,
    {
      onObjectBegin: enter,
      onArrayBegin: enter,
      onObjectEnd: leave,
      onArrayEnd: leave,
      onSeparator(character) {
        const top = open.at(-1);
        if (character === ',' && typeof top?.next === 'number') top.next++;
      },
      onObjectProperty(key) {
        const top = open.at(-1);
        if (!top) return;
        if (top.keys.has(key)) found.add(child('', ...open.slice(0, -1).map(({ next }) => next), key));
        top.keys.add(key);
        top.next = key;
      },
    },
    { disallowComments: false, allowTrailingComma: true },
  );
  return [...found];
}
