import type { Json, JsonObject } from '../kernel/json.js';
import { lastToken } from '../kernel/pointer.js';
import { type Schema, SUBSCHEMAS, target, type Writer } from '../model/index.js';
import { branchesOf } from './atoms.js';
import { isMarked } from './space.js';

export interface JsonSchemaOptions {
  /**
   * Who writes the values: a property that this writer does not write (`readOnly` for consumers, `writeOnly` for
   * owners) is neither required nor checked.
   */
  readonly writtenBy?: Writer;
}

/**
 * A self-contained JSON Schema 2020-12 document. Whatever a `$ref` leads to stands in `$defs`, under the author's
 * name for it. Discriminators become `const`s that their branches require.
 */
export function toJsonSchema(schema: Schema, { writtenBy }: JsonSchemaOptions = {}): JsonObject {
  const printer: Printer = { writtenBy, names: new Map(), definitions: new Map(), taken: new Set() };
  const root = target(schema);
  const printed = print(printer, root);
  const own: JsonObject = typeof printed === 'boolean' ? (printed ? {} : { not: {} }) : printed;
  const name = printer.names.get(root);
  // A cyclic root stands in $defs already, under the name by which its parts refer to it.
  const document: JsonObject = name === undefined ? own : { $ref: `#/$defs/${escapeToken(name)}` };
  const definitions = [...printer.definitions].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...document,
    ...(definitions.length > 0 && { $defs: Object.fromEntries(definitions) }),
  };
}

interface Printer {
  readonly writtenBy: Writer | undefined;
  /** Names in `$defs`, given at the first encounter. */
  readonly names: Map<Schema, string>;
  readonly definitions: Map<string, Json>;
  readonly taken: Set<string>;
}

function refTo(printer: Printer, schema: Schema): string {
  let name = printer.names.get(schema);
  if (name === undefined) {
    name = freeName(printer, schema.name ?? lastToken(schema.at.pointer) ?? 'Schema');
    printer.names.set(schema, name);
    printer.definitions.set(name, print(printer, schema));
  }
  return `#/$defs/${escapeToken(name)}`;
}

function freeName({ taken }: Printer, wanted: string): string {
  let name = wanted;
  for (let i = 2; taken.has(name); i += 1) name = `${wanted}${i}`;
  taken.add(name);
  return name;
}

/** As a URI fragment that holds a JSON pointer. */
function escapeToken(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}

const COPIED = [
  'title',
  'description',
  'format',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'contentEncoding',
  'contentMediaType',
  'minContains',
  'maxContains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'default',
] as const satisfies readonly (keyof Schema)[];
function print(printer: Printer, schema: Schema): JsonObject | boolean {
  if (schema.always !== undefined && !schema.ref) return schema.always;
  const result: JsonObject = {};
  if (schema.ref) result.$ref = refTo(printer, target(schema.ref));
  if (schema.types)
    result.type = schema.types.size === 1 ? ([...schema.types][0] as string) : [...schema.types];
  if (schema.enum)
    Object.assign(result, schema.enum.length === 1 ? { const: schema.enum[0] } : { enum: [...schema.enum] });
  for (const keyword of COPIED) if (schema[keyword] !== undefined) result[keyword] = schema[keyword];
  for (const keyword of SUBSCHEMAS) if (schema[keyword]) result[keyword] = print(printer, schema[keyword]);
  const list = (schemas: readonly Schema[]) => schemas.map((one) => print(printer, one));
  if (schema.prefixItems) result.prefixItems = list(schema.prefixItems);
  if (schema.allOf.length > 0) result.allOf = list(schema.allOf);
  if (schema.anyOf.length > 0) result.anyOf = branches(printer, schema, 'anyOf');
  if (schema.oneOf.length > 0) result.oneOf = branches(printer, schema, 'oneOf');
  printProperties(printer, schema, result);
  if (schema.readOnly) result.readOnly = true;
  if (schema.writeOnly) result.writeOnly = true;
  return result;
}

function branches(printer: Printer, schema: Schema, keyword: 'anyOf' | 'oneOf'): Json[] {
  const other = keyword === 'anyOf' ? 'oneOf' : 'anyOf';
  if (!schema.discriminator) return schema[keyword].map((branch) => print(printer, branch));
  return branchesOf({ ...schema, [other]: [] }).map(([branch, ...tags]) =>
    tags.length === 0
      ? print(printer, branch as Schema)
      : { allOf: [branch as Schema, ...tags].map((one) => print(printer, one)) },
  );
}

function printProperties(printer: Printer, schema: Schema, result: JsonObject): void {
  const map = (schemas: ReadonlyMap<string, Schema>) =>
    Object.fromEntries(
      [...schemas].map(([name, one]) => [name, isUnwritten(printer, one) ? true : print(printer, one)]),
    );
  if (schema.properties.size > 0) result.properties = map(schema.properties);
  if (schema.patternProperties.size > 0) result.patternProperties = map(schema.patternProperties);
  if (schema.dependentSchemas.size > 0) result.dependentSchemas = map(schema.dependentSchemas);
  const required = [...schema.required].filter((name) => !isUnwritten(printer, schema.properties.get(name)));
  if (required.length > 0) result.required = required;
  if (schema.dependentRequired.size > 0)
    result.dependentRequired = Object.fromEntries(
      [...schema.dependentRequired].map(([name, others]) => [name, [...others]]),
    );
}

function isUnwritten({ writtenBy }: Printer, schema: Schema | undefined): boolean {
  if (!schema) return false;
  if (writtenBy === 'consumer') return isMarked(schema, 'readOnly');
  return writtenBy === 'owner' && isMarked(schema, 'writeOnly');
}
