import { isObject, type Json } from '../../kernel/json.js';
import { child, type Pointer, tokensOf } from '../../kernel/pointer.js';
import { decodeText } from '../../load/index.js';
import { given } from '../reading.js';
import { mappedRef } from '../schema-references.js';
import type { Grammar } from './grammar.js';

/** What a part of a bundle refers to. */
export interface Referred {
  /** Components, or what would be some. */
  readonly pointers: ReadonlySet<Pointer>;
  /** Is there a reference to an `$id` or an anchor? */
  readonly isIdentified: boolean;
}

const REFERENCES: ReadonlySet<string> = new Set(['$ref', '$dynamicRef', 'operationRef']);

/** Everything that a part of a bundle refers to, whatever it is: rather too much than too little. */
export function refersTo(part: Json, { sections }: Pick<Grammar, 'sections'>): Referred {
  const pointers = new Set<Pointer>();
  let isIdentified = false;
  const home = { sections: given('schemas', sections.schema) };
  const depth = tokensOf(sections.schema ?? '').length + 1;
  const add = (ref: Json | undefined): void => {
    if (typeof ref !== 'string') return;
    if (ref.startsWith('#/')) {
      const tokens = tokensOf(decodeText(ref.slice(1)) as Pointer);
      pointers.add(child('', ...tokens.slice(0, depth)));
    } else isIdentified = true;
  };
  const waiting: Json[] = [part];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      waiting.push(member);
      if (REFERENCES.has(key)) add(member);
      if (key === 'mapping' && isObject(member))
        for (const to of Object.values(member)) add(mappedRef(home, String(to)));
      if (key === 'security' && Array.isArray(member))
        for (const scheme of member.flatMap((requirement) => Object.keys(requirement ?? {})))
          pointers.add(child(sections.securityScheme ?? '', scheme));
    }
  }
  return { pointers, isIdentified };
}
