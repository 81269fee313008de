import { keyOf, type Place, type PlaceKey } from '../kernel/place.js';
import { type Pointer, parentOf, tokensOf } from '../kernel/pointer.js';
import type { Contract } from '../model/index.js';

/** Names schemas and their parts as a person would: `Order`, `Order.lines[].price`. */
export type Namer = (place: Place) => string | undefined;

/** Names what stands inside a schema that the author named; undefined for the rest. */
export function createNamer(contract: Contract): Namer {
  const names = new Map<PlaceKey, string>();
  for (const [name, schema] of contract.namedSchemas) names.set(keyOf(schema.at), name);
  return ({ file, pointer }) => {
    for (let at: Pointer = pointer; at !== ''; at = parentOf(at)) {
      const name = names.get(keyOf({ file, pointer: at }));
      if (name !== undefined) return name + fieldPath(tokensOf(pointer.slice(at.length) as Pointer));
    }
    return undefined;
  };
}

/** `.lines[].price` of the tokens of a pointer inside a schema. */
function fieldPath(tokens: readonly string[]): string {
  let path = '';
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === 'properties') path += propertyStep(tokens[++i] ?? '');
    else if (token === 'items') path += '[]';
    else if (token === 'prefixItems') path += `[${tokens[++i]}]`;
    else if (token === 'additionalProperties') path += ANY_PROPERTY;
    else if (token === 'patternProperties') path += patternStep(tokens[++i] ?? '');
  }
  return path;
}

/** `.price`, or `["unit price"]` for names that are no identifiers. */
export function propertyStep(name: string): string {
  return /^[\p{L}_$@][\p{L}\p{N}_$@-]*$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

export function patternStep(pattern: string): string {
  return `[/${pattern}/]`;
}

export const ANY_PROPERTY = '.*';

/** A step after a path; the first step of a path has no dot. */
export function join(path: string, step: string): string {
  return path === '' && step.startsWith('.') ? step.slice(1) : path + step;
}
