import { load } from 'js-yaml';
import { isObject, type Json } from '../../src/kernel/json.js';
import { child, type Pointer } from '../../src/kernel/pointer.js';
import type { Tree } from '../../src/load/index.js';

/**
 * The nodes of a tree's root document that are not where `locate` says: the text there does not begin with the key, or
 * with the value. Found by reading the text there, not by the parser that made the index.
 */
export function findMisplaced(tree: Tree): string[] {
  const { root } = tree;
  const lines = root.text.split(/\r\n|\n|\r/);
  const textAt = (pointer: Pointer, part: 'key' | 'value'): string => {
    const { line, column } = tree.locate({ file: root.file, pointer }, part);
    const first = Array.from(lines[line - 1] ?? '')
      .slice(column - 1)
      .join('');
    // Only a quoted text must be read to its end.
    return /^["']/.test(first) ? [first, ...lines.slice(line, line + 300)].join('\n') : first;
  };
  const wrong: string[] = [];
  const seen = new Set<Json>();
  const pending: { value: Json; pointer: Pointer; key: string | undefined }[] = [
    { value: root.value, pointer: '', key: undefined },
  ];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const { value, pointer, key } = node;
    if (key !== undefined && !startsWithKey(textAt(pointer, 'key'), key)) wrong.push(`key ${pointer}`);
    if (pointer !== '' && !startsWithValue(textAt(pointer, 'value'), value)) wrong.push(`value ${pointer}`);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [name, member] of Object.entries(value))
      pending.push({ value: member, pointer: child(pointer, name), key: isObject(value) ? name : undefined });
  }
  return wrong;
}

function startsWithKey(text: string, key: string): boolean {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/s.exec(text)?.[0];
  if (quoted !== undefined) return String(load(quoted)) === key;
  if (text.startsWith(key)) return true;
  const plain = /^[^:\s]+/.exec(text)?.[0] ?? '';
  return String(load(plain)) === key;
}

function startsWithValue(text: string, value: Json): boolean {
  // An alias, and a key with nothing behind it, stand for themselves.
  if (text.startsWith('*') || value === null) return true;
  if (Array.isArray(value)) return /^(\[|-(\s|$))/.test(text);
  if (isObject(value)) return /^(\{|\?|"|'|[^\s[\]{},])/.test(text);
  if (typeof value !== 'string')
    return text.startsWith(String(value)) || load(/^[^\s,\]}#]+/.exec(text)?.[0] ?? '') === value;
  if (/^[|>]/.test(text)) return true;
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/s.exec(text)?.[0];
  if (quoted !== undefined) return String(load(quoted)) === value;
  // A plain text may go on in the next lines, where it is folded.
  const words = value.split(/\s+/).filter(Boolean);
  return text.startsWith(words[0] ?? '');
}
