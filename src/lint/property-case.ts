import type { Property } from './rule.js';
import { type Case, isCase, toCase, wordsOf } from './words.js';

/** How a property's name would be written in the style; undefined when it is, or when no style is its own choice. */
export function inOtherCase(
  { name, isHeader }: Property,
  { style, acronyms }: { readonly style: Case; readonly acronyms: readonly string[] },
): string | undefined {
  if (isHeader) return undefined;
  // `@type`, `$schema`, `_links` and keys that are data (`text/html`, `404`) belong to other conventions.
  if (!/^[a-zA-Z][\w-]*$/.test(name) || isCase(name, style)) return undefined;
  if (wordsOf(name).length === 1 && name === name.toLowerCase()) return undefined;
  const wanted = toCase(name, style, acronyms);
  return wanted === name ? undefined : wanted;
}
