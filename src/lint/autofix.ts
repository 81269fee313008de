import type { Json } from '../kernel/json.js';
import type { Place } from '../kernel/place.js';
import type { Edit } from '../load/index.js';

/** How a finding can be repaired in the author's text. */
export interface Autofix {
  /** Does running or compiled code of consumers notice? Then it is made only when asked for. */
  readonly breaks: boolean;
  /** All of them are made, or none; asked for only when something is to be fixed. */
  edits(): readonly Edit[];
}

/** Edits that nobody's code notices. */
export function safe(edits: () => readonly Edit[]): Autofix {
  return { breaks: false, edits };
}

/** Edits after which consumers must change something: names, addresses, what is refused. */
export function breaking(edits: () => readonly Edit[]): Autofix {
  return { breaks: true, edits };
}

/** A new member, or with `-` as last key a new item. */
export function add(at: Place, value: Json): Edit {
  return { op: 'add', at, value };
}

export function replace(at: Place, value: string | number | boolean): Edit {
  return { op: 'replace', at, value };
}

export function remove(at: Place): Edit {
  return { op: 'remove', at };
}

/** A header of a response, as the dialect of the contract writes it. */
export function header(dialect: string, description: string, schema: { readonly [key: string]: Json }): Json {
  return dialect === '2.0' ? { description, ...schema } : { description, schema };
}

/** References to what is renamed, and through it, follow. */
export function renameKey(at: Place, to: string): Edit {
  return { op: 'rename-key', at, to };
}
