import { type Json, own } from '../../kernel/json.js';
import type { Pointer } from '../../kernel/pointer.js';

/**
 * What a node of a document is, by where it stands: the name of a kind (for a list, of each of its items), or a map of
 * such. Of `any` nothing is known; `data` is a value of the author's; `mapped` and `operationRef` are texts that refer.
 */
export type Spec = string | Each;

interface Each {
  readonly each: Spec;
  /** May extensions stand among the members? Else a name may be any, `x-request-id` too. */
  readonly extensible: boolean;
}

/** Key → what the member is, by what its parent says where need be; `*` is any other but extensions. */
type Members = Readonly<Record<string, Spec | ((parent: Json) => Spec)>>;

/** What the documents of one dialect are made of, as far as references are concerned. */
export interface Grammar {
  /** Kind → what its members are; a member that is not listed is `any`. */
  readonly kinds: Readonly<Record<string, Members>>;
  /** Kind → where components of it are kept. What has no such place cannot be referred to. */
  readonly sections: Readonly<Record<string, Pointer>>;
  /** Where else the root document names things, so that they need no other name: they come first. */
  readonly listed: readonly (readonly [Pointer, kind: string])[];
}

export const DOCUMENT = 'document';

export function each(spec: Spec): Each {
  return { each: spec, extensible: false };
}

export function fields(spec: Spec): Each {
  return { each: spec, extensible: true };
}

/** What a member of a node is. */
export function specOf(grammar: Grammar, spec: Spec, parent: Json, key: string): Spec {
  if (typeof spec === 'object') return spec.extensible && key.startsWith('x-') ? 'any' : spec.each;
  if (Array.isArray(parent) || spec === 'data') return spec;
  const members = Object.hasOwn(grammar.kinds, spec) ? grammar.kinds[spec] : undefined;
  if (!members) return 'any';
  const isListed = Object.hasOwn(members, key);
  const found = isListed ? members[key] : key.startsWith('x-') ? undefined : members['*'];
  return typeof found === 'function' ? found(parent) : (found ?? 'any');
}

/** What stands below a node, the tokens of a pointer on. */
export function specBelow(
  grammar: Grammar,
  start: { spec: Spec; value: Json },
  tokens: readonly string[],
): Spec {
  let { spec, value } = start;
  for (const token of tokens) {
    spec = specOf(grammar, spec, value, token);
    value = (Array.isArray(value) ? value[Number(token)] : own(value, token)) ?? null;
  }
  return spec;
}

/** The sections of one object, by kind: `{ schema: 'schemas' }`. */
export function sectionsAt(home: Pointer, words: Readonly<Record<string, string>>): Record<string, Pointer> {
  return Object.fromEntries(
    Object.entries(words).map(([kind, word]) => [kind, `${home}/${word}` as Pointer]),
  );
}

/** The members of `components`, as its sections say. */
export function mapsOf(words: Readonly<Record<string, string>>): Members {
  return Object.fromEntries(Object.entries(words).map(([kind, word]) => [word, each(kind)]));
}
