import type { Parameter } from './payload.js';

/** Members of a body that hold its list. */
export const LIST_MEMBERS: readonly string[] = ['data', 'items', 'entries', 'results', 'values', 'records'];

const SIZE =
  /^(page\W?)?(size|limit|count|first|top|max\W?results|max\W?items|per\W?page|page\W?size|items\W?per\W?page|max\W?page\W?size)$/i;
const POSITION =
  /^(page|page\W?(number|token|index|key)?|next\W?(token|page|marker)|cursor|after|before|offset|marker|skip|start|starting\W?(after|at)|ending\W?before|continuation\W?token|(stream\W?)?position)$/i;
const SHAPING =
  /^(sort|order|sort\W?by|order\W?by|sort\W?order|direction|fields?|select|expand|include|embed|count|total|pretty|format|locale|lang|language|version|api\W?version)$/i;

/** What a query parameter does to a list. */
export function roleOf({ name }: Parameter): 'size' | 'position' | 'shape' | 'filter' {
  const plain = name.replace(/^\$|^page\[|\]$/g, '').replaceAll('_', '-');
  if (SIZE.test(plain)) return 'size';
  if (POSITION.test(plain)) return 'position';
  return SHAPING.test(plain) ? 'shape' : 'filter';
}
