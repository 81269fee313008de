import { isObject, type Json } from '../kernel/json.js';
import { keyOf, type Place } from '../kernel/place.js';
import { child } from '../kernel/pointer.js';
import type { Contract, Schema } from '../model/index.js';
import { isWritten } from './place.js';
import { walk } from './walk.js';

/** Where examples have a property of a schema: of bodies, and of schemas. */
export function examplesOfProperty(contract: Contract, owner: Schema, name: string): Place[] {
  const found = new Map<string, Place>();
  const look = (schema: Schema, value: Json, at: Place): void => {
    for (const place of placesIn(schema, value, at, { owner, name, depth: 0 }))
      found.set(keyOf(place), place);
  };
  walk(contract, (kind, node, within) => {
    if (kind !== 'content') return;
    const { schema, examples } = node as Extract<typeof node, { mediaType: string; encoding: unknown }>;
    if (!schema) return;
    const { of } = within as Extract<typeof within, { of: unknown }>;
    for (const example of examples) {
      const isWrapped = example.name !== '' && !('via' in of && of.via === 'message');
      const pointer = isWrapped ? child(example.at.pointer, 'value') : example.at.pointer;
      if (example.value !== undefined) look(schema, example.value, { file: example.at.file, pointer });
    }
  });
  for (const schema of contract.schemas.values()) {
    const { file, pointer } = schema.at;
    if (schema.examples.length === 0) continue;
    const single = { file, pointer: child(pointer, 'example') };
    // `example` comes before `examples` in the model.
    const shift = isWritten(contract, single) ? 1 : 0;
    for (const [index, example] of schema.examples.entries()) {
      const isSingle = index < shift;
      const place = isSingle ? single : { file, pointer: child(pointer, 'examples', index - shift) };
      look(schema, example, place);
    }
  }
  return [...found.values()];
}

interface Sought {
  readonly owner: Schema;
  readonly name: string;
  readonly depth: number;
}

function placesIn(schema: Schema, value: Json, at: Place, sought: Sought): Place[] {
  if (sought.depth > 40 || typeof value !== 'object' || value === null) return [];
  const deeper = { ...sought, depth: sought.depth + 1 };
  const down = (part: Schema | undefined, member: Json | undefined, key: string | number): Place[] =>
    part && member !== undefined
      ? placesIn(part, member, { file: at.file, pointer: child(at.pointer, key) }, deeper)
      : [];
  const same = [schema.ref, ...schema.allOf, ...schema.anyOf, ...schema.oneOf].flatMap((part) =>
    part ? placesIn(part, value, at, deeper) : [],
  );
  if (!isObject(value)) return [...same, ...value.flatMap((item, index) => down(schema.items, item, index))];
  const own =
    schema === sought.owner && Object.hasOwn(value, sought.name)
      ? [{ file: at.file, pointer: child(at.pointer, sought.name) }]
      : [];
  const members = Object.entries(value).flatMap(([key, member]) =>
    down(schema.properties.get(key) ?? schema.additionalProperties, member, key),
  );
  return [...same, ...own, ...members];
}
