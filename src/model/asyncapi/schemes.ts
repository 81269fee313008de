import { canonicalText, isObject, type Json } from '../../kernel/json.js';
import { type Cursor, member } from '../reading.js';

/** What the declared security schemes say → their names. */
export function schemeNames(document: Cursor): ReadonlyMap<string, string> {
  const components = member(document, 'components');
  const declared = components && member(components, 'securitySchemes')?.value;
  const names = new Map<string, string>();
  for (const [name, scheme] of Object.entries(isObject(declared) ? declared : {})) {
    const text = schemeText(scheme);
    if (!names.has(text)) names.set(text, name);
  }
  return names;
}

/** What a scheme says, apart from the scopes that are asked for: one that is written in place says them too. */
export function schemeText(scheme: Json): string {
  if (!isObject(scheme)) return '';
  const { scopes: _, description: __, ...rest } = scheme;
  return canonicalText(rest);
}
