import { isObject, type Json } from '../../kernel/json.js';
import { tokensOf } from '../../kernel/pointer.js';
import type { Edit } from './edit.js';

/** What a document must hold once the edits are made; undefined where they do not fit it. */
export function editedValue(value: Json, edits: readonly Edit[]): Json | undefined {
  const order: Readonly<Record<Edit['op'], number>> = { add: 0, replace: 0, remove: 1, 'rename-key': 2 };
  const sorted = edits
    .map((edit) => ({ edit, tokens: tokensOf(edit.at.pointer) }))
    .sort(
      (a, b) =>
        order[a.edit.op] - order[b.edit.op] || (a.edit.op === 'add' ? 0 : inwardFirst(a.tokens, b.tokens)),
    );
  let result: Json | undefined = value;
  for (const { edit, tokens } of sorted) {
    if (result === undefined) return undefined;
    result = changed(result, tokens, edit);
  }
  return result;
}

/** The inner before the outer, and of items the later before the earlier: so that no pointer is led astray. */
function inwardFirst(a: readonly string[], b: readonly string[]): number {
  return b.length - a.length || Number(b.at(-1)) - Number(a.at(-1)) || 0;
}

function changed(value: Json, [token, ...rest]: readonly string[], edit: Edit): Json | undefined {
  if (token === undefined) return undefined;
  if (value === null && edit.op === 'add') return changed(token === '-' ? [] : {}, [token, ...rest], edit);
  if (Array.isArray(value)) return changedList(value, token, rest, edit);
  if (!isObject(value)) return undefined;
  const isThere = Object.hasOwn(value, token);
  if (rest.length === 0 && edit.op === 'rename-key') {
    if (!isThere || Object.hasOwn(value, edit.to)) return undefined;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key === token ? edit.to : key, member]),
    );
  }
  if (rest.length === 0 && edit.op === 'remove') {
    if (!isThere) return undefined;
    return Object.fromEntries(Object.entries(value).filter(([key]) => key !== token));
  }
  if (rest.length === 0 && 'value' in edit) {
    if (isThere !== (edit.op === 'replace')) return undefined;
    return { ...value, [token]: edit.value };
  }
  if (!isThere && edit.op !== 'add') return undefined;
  const down = changed(isThere ? (value[token] as Json) : rest[0] === '-' ? [] : {}, rest, edit);
  return down === undefined ? undefined : { ...value, [token]: down };
}

function changedList(
  list: readonly Json[],
  token: string,
  rest: readonly string[],
  edit: Edit,
): Json | undefined {
  if (token === '-' && edit.op === 'add' && rest.length === 0) return [...list, edit.value];
  const index = Number(token);
  if (!/^\d+$/.test(token) || index >= list.length) return undefined;
  if (rest.length === 0 && edit.op === 'remove') return list.toSpliced(index, 1);
  if (rest.length === 0) return edit.op === 'replace' ? list.with(index, edit.value) : undefined;
  const down = changed(list[index] as Json, rest, edit);
  return down === undefined ? undefined : list.with(index, down);
}
