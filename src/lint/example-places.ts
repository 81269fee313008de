import { isObject, type Json } from '../kernel/json.js';
import type { Place } from '../kernel/place.js';
import { child, parentOf } from '../kernel/pointer.js';
import type { Contract, Schema } from '../model/index.js';
import { walk } from './walk.js';

/** A value in an example, and where it stands. */
interface Exemplified {
  readonly place: Place;
  readonly value: Json;
}

const known = new WeakMap<Contract, ReadonlyMap<Schema, readonly Exemplified[]>>();

/** The values that examples have for a schema: those of bodies, of messages and of schemas. */
export function examplesOf(contract: Contract, schema: Schema): readonly Exemplified[] {
  const all = known.get(contract) ?? collect(contract);
  known.set(contract, all);
  return all.get(schema) ?? [];
}

/** Where examples have a property of a schema. */
export function examplesOfProperty(contract: Contract, owner: Schema, name: string): Place[] {
  return examplesOf(contract, owner).flatMap(({ place, value }) =>
    isObject(value) && Object.hasOwn(value, name)
      ? [{ file: place.file, pointer: child(place.pointer, name) }]
      : [],
  );
}

function collect(contract: Contract): Map<Schema, Exemplified[]> {
  const found = new Map<Schema, Exemplified[]>();
  const look = (schema: Schema, value: Json, place: Place): void => visit(found, schema, { place, value }, 0);
  walk(contract, (kind, node, within) => {
    if (kind !== 'content') return;
    const { schema, examples } = node as Extract<typeof node, { mediaType: string; encoding: unknown }>;
    const { of } = within as Extract<typeof within, { of: unknown }>;
    for (const { name, value, at } of examples) {
      const isWrapped = name !== '' && !('via' in of && of.via === 'message');
      if (schema && value !== undefined)
        look(schema, value, isWrapped ? { file: at.file, pointer: child(at.pointer, 'value') } : at);
    }
  });
  for (const schema of contract.schemas.values()) {
    if (schema.examples.length === 0) continue;
    const { file, pointer } = schema.at;
    const single = { file, pointer: child(pointer, 'example') };
    // `example` comes before `examples` in the model.
    const shift = isWritten(contract, single) ? 1 : 0;
    for (const [index, example] of schema.examples.entries())
      look(
        schema,
        example,
        index < shift ? single : { file, pointer: child(pointer, 'examples', index - shift) },
      );
  }
  return found;
}

/** What is not written is located where its parent is. */
function isWritten(contract: Contract, place: Place): boolean {
  const own = contract.locate(place);
  const parent = contract.locate({ ...place, pointer: parentOf(place.pointer) });
  return own.line !== parent.line || own.column !== parent.column;
}

/** No example goes deeper; a circle of references ends here. */
const DEPTH = 40;

function visit(
  found: Map<Schema, Exemplified[]>,
  schema: Schema,
  { place, value }: Exemplified,
  depth: number,
): void {
  if (depth > DEPTH) return;
  const here = found.get(schema) ?? [];
  // A union may lead here by several ways.
  if (here.some((other) => other.place.pointer === place.pointer && other.place.file === place.file)) return;
  here.push({ place, value });
  found.set(schema, here);
  const down = (part: Schema | undefined, member: Json, key: string | number): void => {
    if (part)
      visit(
        found,
        part,
        { place: { file: place.file, pointer: child(place.pointer, key) }, value: member },
        depth + 1,
      );
  };
  for (const same of [schema.ref, ...schema.allOf, ...schema.anyOf, ...schema.oneOf])
    if (same) visit(found, same, { place, value }, depth + 1);
  if (Array.isArray(value))
    for (const [index, item] of value.entries())
      down(schema.prefixItems?.[index] ?? schema.items, item, index);
  else if (isObject(value))
    for (const [key, member] of Object.entries(value))
      down(schema.properties.get(key) ?? schema.additionalProperties, member, key);
}
