import type { Schema } from '../model/index.js';
import { literal } from './literal.js';

const opaque = new WeakSet<Schema>();

/**
 * Stands for what may or may not be asked of a property, because nobody can tell whether a pattern covers its name. It
 * is written as a condition so that it is the same as another of the same pattern, name and schema, and only as that.
 */
export function opaqueOf(pattern: string, name: string, schema: Schema): Schema {
  const atom = literal({ if: literal({ pattern, enum: [name], not: schema }) });
  opaque.add(atom);
  return atom;
}

export function isOpaque(atom: Schema): boolean {
  return opaque.has(atom);
}
