import { isObject, type Json } from '../../kernel/json.js';
import { child, type Pointer } from '../../kernel/pointer.js';
import type { Source } from '../../load/index.js';
import type { Suppression } from './index.js';

const WORD = 'x-lint-ignore';

/** The suppressions that a document's nodes carry: `x-lint-ignore: { rule-id: reason }`, or `{ rule-id: { reason, expires } }`. */
export function wordSuppressions(source: Source): Suppression[] {
  if (!source.text.includes(WORD)) return [];
  const suppressions: Suppression[] = [];
  const visit = (value: Json, pointer: Pointer): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isObject(value) && value[WORD] !== undefined)
      suppressions.push(...read(value[WORD], source.file, pointer));
    for (const [key, member] of Object.entries(value)) visit(member, child(pointer, key));
  };
  visit(source.value, '');
  return suppressions;
}

/** The rules of one node; a list of ids gives no reasons, and is told so. */
function read(word: Json, file: string, pointer: Pointer): Suppression[] {
  const entries: [string, Json][] = isObject(word)
    ? Object.entries(word)
    : (Array.isArray(word) ? word : [word]).map((rule) => [String(rule), '']);
  return entries.map(([rule, said], index) => ({
    rule,
    reason: text(isObject(said) ? said.reason : said),
    ...(isObject(said) && said.expires !== undefined && { expires: text(said.expires) }),
    place: { file, pointer: child(pointer, WORD, isObject(word) ? rule : index) },
    covers: { pointer },
  }));
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}
