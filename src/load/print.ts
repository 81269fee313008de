import { dump } from 'js-yaml';
import type { Json } from '../kernel/json.js';
import type { Source } from './source.js';

/**
 * The text of a document, keys in their order, nothing shared by aliases. In YAML, what a reader of YAML 1.1 or 1.2
 * would take for something else than the text it is stands in quotes, and texts of several lines are literal blocks.
 */
export function print(value: Json, format: Source['format']): string {
  // A line that is broken for its length is a line that no search finds.
  return format === 'json'
    ? `${JSON.stringify(value, null, 2)}\n`
    : dump(value, { noRefs: true, lineWidth: -1 });
}
