import type { Json, JsonObject } from '../../kernel/json.js';
import { keyOf, type Place, type PlaceKey } from '../../kernel/place.js';
import { child, lastToken, type Pointer } from '../../kernel/pointer.js';
import type { Contract } from '../contract.js';
import { NUMBERS, SUBSCHEMA_LISTS, SUBSCHEMA_MAPS, SUBSCHEMAS, TEXTS } from '../keywords.js';
import type { Schema } from '../schema.js';

/** Prints schemas as OpenAPI 3.1 does, with a component for everything that a `$ref` leads to. */
export interface SchemaWriter {
  schema(schema: Schema, at: Pointer): Json;
  /** `components.schemas`: call it last, since printing may add to it. */
  components(): JsonObject;
}

const COPIED = [
  'title',
  'description',
  ...NUMBERS,
  ...TEXTS,
  'uniqueItems',
  'default',
] as const satisfies readonly (keyof Schema)[];

export function writeSchemas(contract: Contract, places: Map<Pointer, Place>): SchemaWriter {
  const names = new Map<PlaceKey, string>();
  const taken = new Set(contract.namedSchemas.keys());
  for (const [name, schema] of contract.namedSchemas) names.set(keyOf(schema.at), name);
  const pending: Schema[] = [...contract.namedSchemas.values()];

  const nameOf = (schema: Schema): string => {
    const known = names.get(keyOf(schema.at));
    if (known !== undefined) return known;
    const name = freeName(schema.at, taken);
    taken.add(name);
    names.set(keyOf(schema.at), name);
    pending.push(schema);
    return name;
  };

  const print = (schema: Schema, at: Pointer): Json => {
    places.set(at, schema.at);
    if (schema.always !== undefined) return schema.always;
    const out: JsonObject = {};
    if (schema.ref) out.$ref = refTo(nameOf(schema.ref));
    if (schema.types)
      out.type = schema.types.size === 1 ? ([...schema.types][0] as string) : [...schema.types];
    if (schema.enum) out.enum = [...schema.enum];
    for (const key of COPIED) if (schema[key] !== undefined) out[key] = schema[key];
    for (const key of SUBSCHEMAS) if (schema[key]) out[key] = print(schema[key], child(at, key));
    for (const key of SUBSCHEMA_LISTS) {
      const list = schema[key];
      if (list && list.length > 0)
        out[key] = list.map((member, index) => print(member, child(at, key, index)));
    }
    for (const key of SUBSCHEMA_MAPS)
      if (schema[key].size > 0) out[key] = printMap(schema[key], child(at, key));
    if (schema.required.size > 0) out.required = [...schema.required];
    if (schema.dependentRequired.size > 0)
      out.dependentRequired = Object.fromEntries(
        [...schema.dependentRequired].map(([key, value]) => [key, [...value]]),
      );
    if (schema.readOnly) out.readOnly = true;
    if (schema.writeOnly) out.writeOnly = true;
    if (schema.lifecycle.deprecated) out.deprecated = true;
    if (schema.examples.length > 0) out.examples = [...schema.examples];
    if (schema.discriminator) out.discriminator = printDiscriminator(schema.discriminator);
    return Object.assign(out, schema.extensions);
  };

  const printMap = (members: ReadonlyMap<string, Schema>, at: Pointer): JsonObject =>
    Object.fromEntries([...members].map(([key, member]) => [key, print(member, child(at, key))]));

  const printDiscriminator = ({ property, mapping }: NonNullable<Schema['discriminator']>): JsonObject => ({
    propertyName: property,
    ...(mapping.size > 0 && {
      mapping: Object.fromEntries([...mapping].map(([value, to]) => [value, refTo(nameOf(to))])),
    }),
  });

  return {
    schema: print,
    components() {
      const printed: [string, Json][] = [];
      for (let schema = pending.shift(); schema; schema = pending.shift()) {
        const name = nameOf(schema);
        printed.push([name, print(schema, child('/components/schemas', name))]);
      }
      return Object.fromEntries(printed);
    },
  };
}

/** A reference is a URI, whose reader decodes it. */
function refTo(name: string): string {
  return `#${child('/components/schemas', name).replaceAll('%', '%25')}`;
}

/** A component name for a schema that the author did not put among the components: its key, or its file. */
function freeName(place: Place, taken: ReadonlySet<string>): string {
  const file = place.file.replace(/^.*[/:]/, '').replace(/\.[^.]*$/, '');
  const base = (lastToken(place.pointer) ?? file).replace(/[^\w.-]/g, '_') || 'Schema';
  let name = /^\d/.test(base) ? `Schema${base}` : base;
  for (let n = 2; taken.has(name); n++) name = `${base}${n}`;
  return name;
}
