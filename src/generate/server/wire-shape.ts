import type { Json, JsonObject } from '../../kernel/json.js';
import type { Schema } from '../../model/index.js';
import { additionalOf, itemsOf, propertiesOf, valueKind } from '../shape/lookup.js';

/** What the texts of a parameter or a form stand for, so that the server can read them as numbers, lists, objects. */
export function wireShape(schema: Schema | undefined, depth = 0): Json {
  const kind = schema && valueKind(schema);
  if (!schema || depth > 4) return 'string';
  if (kind === 'number' || kind === 'boolean') return kind;
  if (kind === 'array') return { items: wireShape(itemsOf(schema), depth + 1) };
  if (kind !== 'object') return 'string';
  const more = additionalOf(schema);
  return {
    properties: Object.fromEntries(
      [...propertiesOf(schema)].map(([name, part]) => [name, wireShape(part, depth + 1)]),
    ) as JsonObject,
    ...(more && more.always !== false && { rest: wireShape(more, depth + 1) }),
  };
}
