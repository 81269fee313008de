import { parseSource } from './parse.js';
import type { Source } from './source.js';

const parsed = new WeakMap<Uint8Array, Source>();

/** Parses the bytes of a file; those that were read ahead, and parsed to see what they refer to, no second time. */
export function parseOnce(file: string, bytes: Uint8Array): Source {
  let source = parsed.get(bytes);
  if (source?.file !== file) {
    source = parseSource(file, bytes);
    parsed.set(bytes, source);
  }
  return source;
}
