import { TenonError } from '../kernel/errors.js';
import { isObject, type Json } from '../kernel/json.js';
import { parseOnce } from './parse-once.js';
import type { Reader } from './reader.js';

/**
 * Has a reader read ahead everything that a root document leads to, level by level. What this misses is asked for
 * later, one by one.
 * @throws TenonError CONTRACT_TOO_LARGE
 */
export async function gather(reader: Reader, root: string): Promise<void> {
  const met = new Set([root]);
  let level = [root];
  while (level.length > 0) {
    await reader.ahead?.(level);
    const next: string[] = [];
    for (const key of level) {
      for (const uri of urisIn(reader, key)) {
        const lead = reader.follow(uri, key);
        if (!lead.ok || met.has(lead.key)) continue;
        met.add(lead.key);
        next.push(lead.key);
      }
    }
    level = next;
  }
}

/** The file parts of a document's references; none of one that cannot be read, which is told where it is needed. */
function urisIn(reader: Reader, key: string): ReadonlySet<string> {
  try {
    return collect(parseOnce(reader.name(key), reader.read(key)).value);
  } catch (error) {
    if (!(error instanceof TenonError) || error.code === 'CONTRACT_TOO_LARGE') throw error;
    return new Set();
  }
}

const REFERENCES: ReadonlySet<string> = new Set(['$ref', '$dynamicRef', 'operationRef']);

function collect(document: Json): ReadonlySet<string> {
  const uris = new Set<string>();
  const add = (ref: Json): void => {
    const uri = typeof ref === 'string' ? ref.replace(/#.*$/s, '') : '';
    if (uri !== '') uris.add(uri);
  };
  const seen = new Set<Json>();
  const pending: Json[] = [document];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (!isObject(value)) {
      for (const item of value) pending.push(item);
      continue;
    }
    for (const [key, member] of Object.entries(value)) {
      if (REFERENCES.has(key)) add(member);
      // A discriminator names a schema, or leads to a file.
      if (key === 'mapping' && isObject(member))
        for (const to of Object.values(member)) if (/[./]/.test(String(to))) add(to);
      pending.push(member);
    }
  }
  return uris;
}
