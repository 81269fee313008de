import type { Json } from '../../src/kernel/json.js';

const REFERENCES: ReadonlySet<string> = new Set(['$ref', '$dynamicRef', 'operationRef']);

/** References of a document that lead out of it; an `$id` in it is no way out. */
export function externalRefs(document: Json): string[] {
  const refs = new Set<string>();
  const ids = new Set<string>();
  const waiting: Json[] = [document];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      waiting.push(member);
      if (typeof member !== 'string') continue;
      if (REFERENCES.has(key)) refs.add(member);
      if (key === '$id') ids.add(member);
    }
  }
  const names = [...ids].map((id) => id.replace(/^.*\//, ''));
  return [...refs].filter((ref) => !ref.startsWith('#') && !ids.has(ref) && !names.includes(ref)).sort();
}
