import type { Json, JsonObject } from '../../kernel/json.js';
import { keyOf } from '../../kernel/place.js';
import { NUMBERS, SUBSCHEMA_LISTS, SUBSCHEMA_MAPS, SUBSCHEMAS, TEXTS } from '../keywords.js';
import { isBareRef, type Schema } from '../schema.js';
import { namesOf, refTo } from './names.js';
import { writeDocs } from './texts.js';
import type { Writing } from './writing.js';

/** Prints schemas with JSON Schema 2020-12's words, with a component for everything that a `$ref` leads to. */
export interface SchemaWriter {
  schema(schema: Schema): Json;
  /** `components.schemas`: call it last, since printing may add to it. */
  components(): JsonObject;
}

/** Says a printed schema, whose members are printed already, in the words of another draft. */
export type Translate = (printed: JsonObject, schema: Schema) => JsonObject;

const COPIED = [
  'description',
  ...TEXTS,
  ...NUMBERS,
  'uniqueItems',
] as const satisfies readonly (keyof Schema)[];
const PRINTED_LATE = ['not', 'if', 'then', 'else', 'unevaluatedItems', 'unevaluatedProperties'] as const;
const PRINTED_EARLY = SUBSCHEMAS.filter((key) => !PRINTED_LATE.some((late) => late === key));

export function writeSchemas(writing: Writing, translate: Translate = (printed) => printed): SchemaWriter {
  const { contract } = writing;
  const authored = namesOf(writing, 'schemas', contract.namedSchemas);
  const names = new Map<Schema, string>();
  for (const [name, schema] of contract.namedSchemas)
    if (!names.has(schema)) names.set(schema, authored.ofAuthor(name));
  /** A name that only refers to a schema of another file is that schema's name. */
  const moved = new Map<Schema, Schema>();
  for (const [name, schema] of contract.namedSchemas) {
    const { ref } = schema;
    if (!ref || names.has(ref) || ref.at.file === contract.at.file || !saysNothingElse(schema)) continue;
    names.set(ref, authored.ofAuthor(name));
    moved.set(schema, ref);
  }
  const pending: [string, Schema][] = [...contract.namedSchemas].map(([name, schema]) => [
    authored.ofAuthor(name),
    moved.get(schema) ?? schema,
  ]);

  const nameOf = (schema: Schema): string => {
    const known = names.get(schema);
    if (known !== undefined) return known;
    const name = authored.made(schema.at);
    names.set(schema, name);
    pending.push([name, schema]);
    return name;
  };

  const print = (schema: Schema): Json => {
    if (schema.always !== undefined) return schema.always;
    const out: JsonObject = {};
    if (schema.ref) out.$ref = refTo('schemas', nameOf(schema.ref));
    if (schema.title !== undefined) out.title = schema.title;
    printValues(schema, out);
    if (schema.required.size > 0) out.required = [...schema.required];
    for (const key of PRINTED_EARLY) if (schema[key]) out[key] = print(schema[key]);
    for (const key of SUBSCHEMA_MAPS) if (schema[key].size > 0) out[key] = printMap(schema[key]);
    if (schema.dependentRequired.size > 0)
      out.dependentRequired = Object.fromEntries(
        [...schema.dependentRequired].map(([key, value]) => [key, [...value]]),
      );
    for (const key of SUBSCHEMA_LISTS) {
      const list = schema[key];
      if (list && list.length > 0) out[key] = list.map((member) => print(unwrapped(member, schema)));
    }
    for (const key of PRINTED_LATE) if (schema[key]) out[key] = print(schema[key]);
    if (schema.discriminator) out.discriminator = printDiscriminator(schema.discriminator);
    printAnnotations(writing, schema, out);
    return writing.placed(schema.at, translate(out, schema));
  };

  const printMap = (members: ReadonlyMap<string, Schema>): JsonObject =>
    Object.fromEntries([...members].map(([key, member]) => [key, print(member)]));

  const printDiscriminator = ({ property, mapping }: NonNullable<Schema['discriminator']>): JsonObject => ({
    propertyName: property,
    ...(mapping.size > 0 && {
      mapping: Object.fromEntries(
        [...mapping].map(([value, to]) => [value, refTo('schemas', nameOf(moved.get(to) ?? to))]),
      ),
    }),
  });

  return {
    schema: print,
    components() {
      const printed: [string, Json][] = [];
      for (let next = pending.shift(); next; next = pending.shift()) printed.push([next[0], print(next[1])]);
      return Object.fromEntries(printed);
    },
  };
}

function printValues(schema: Schema, out: JsonObject): void {
  const { types } = schema;
  if (types) out.type = types.size === 1 ? ([...types][0] as string) : [...types];
  for (const key of COPIED) if (schema[key] !== undefined) out[key] = schema[key];
  if (schema.enum) out.enum = [...schema.enum];
}

function printAnnotations(writing: Writing, schema: Schema, out: JsonObject): void {
  if (schema.default !== undefined) out.default = schema.default;
  if (schema.readOnly) out.readOnly = true;
  if (schema.writeOnly) out.writeOnly = true;
  if (schema.lifecycle.deprecated) out.deprecated = true;
  if (schema.examples.length > 0) out.examples = [...schema.examples];
  if (schema.xml !== undefined) out.xml = schema.xml;
  Object.assign(out, writeDocs(writing, schema.externalDocs), schema.extensions);
  // Of Swagger 2.0, where it is no extension but what the types say now.
  if (writing.contract.dialect === '2.0') delete out['x-nullable'];
}

/** Is there nothing in a schema but its `$ref`, so that it may give way to what that leads to? */
function saysNothingElse(schema: Schema): boolean {
  const { title, description, examples, extensions } = schema;
  return (
    isBareRef(schema) &&
    title === undefined &&
    description === undefined &&
    schema.default === undefined &&
    !schema.lifecycle.deprecated &&
    examples.length + Object.keys(extensions).length === 0
  );
}

/** `allOf` that was made nullable is an alternative of its own; with one member, that may stand there by itself. */
function unwrapped(member: Schema, { at }: Schema): Schema {
  const [only] = member.allOf;
  const isMade = keyOf(member.at) === keyOf(at) && member.anyOf.length + member.oneOf.length === 0;
  return isMade && only && member.allOf.length === 1 && !member.discriminator ? only : member;
}
