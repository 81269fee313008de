import type { Json, JsonObject } from '../../kernel/json.js';
import { sortedBy } from '../../kernel/order.js';
import type { Schema } from '../../model/index.js';
import { valueKind } from '../shape/lookup.js';

/** What the texts of a parameter or a form stand for, so that the server can read them as numbers, lists, objects. */
export function wireShape(schema: Schema | undefined, depth = 0): Json {
  const kind = schema && valueKind(schema);
  if (!schema || depth > 4) return 'string';
  if (kind === 'number' || kind === 'boolean') return kind;
  if (kind === 'array') return { items: wireShape(itemsOf(schema), depth + 1) };
  if (kind !== 'object') return 'string';
  return {
    properties: Object.fromEntries(
      sortedBy(propertiesOf(schema), ([name]) => name).map(([name, part]) => [
        name,
        wireShape(part, depth + 1),
      ]),
    ) as JsonObject,
  };
}

function itemsOf(schema: Schema, seen: Set<Schema> = new Set()): Schema | undefined {
  if (seen.has(schema)) return undefined;
  seen.add(schema);
  if (schema.items) return schema.items;
  for (const part of schema.ref ? [schema.ref, ...schema.allOf] : schema.allOf) {
    const items = itemsOf(part, seen);
    if (items) return items;
  }
  return undefined;
}

function propertiesOf(schema: Schema, seen: Set<Schema> = new Set()): Map<string, Schema> {
  if (seen.has(schema)) return new Map();
  seen.add(schema);
  const parts = schema.ref ? [schema.ref, ...schema.allOf] : schema.allOf;
  return new Map([...parts.flatMap((part) => [...propertiesOf(part, seen)]), ...schema.properties]);
}
