import Nimma from 'nimma';
import { jsonPathPlus } from 'nimma/fallbacks';
import type { Match } from './traverse.js';

/**
 * Finds the nodes of one expression with Spectral's own engine, which knows all that Spectral's users write.
 * @throws what the expression's filters throw
 */
export function search(
  root: unknown,
  expression: string,
  visit: (match: Omit<Match, 'expression'>) => void,
): void {
  if (typeof root !== 'object' || root === null) return;
  const engine = new Nimma([expression], {
    fallback: jsonPathPlus,
    unsafe: false,
    output: 'auto',
    customShorthands: {},
  });
  engine.query(root, {
    [expression]: ({ path, value }) => {
      visit({ value, path: path[0] === '$' ? path.slice(1) : [...path] });
    },
  });
}
