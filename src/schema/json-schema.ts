import type { Json, JsonObject } from '../kernel/json.js';
import { lastToken } from '../kernel/pointer.js';
import { type Schema, SUBSCHEMAS, target, type Writer } from '../model/index.js';
import { branchesOf } from './atoms.js';
import { type Judged, judgedAt, judgedBy } from './judged.js';
import { isMarked } from './space.js';

export interface JsonSchemaOptions {
  /**
   * Who writes the values: a property that this writer does not write (`readOnly` for consumers, `writeOnly` for
   * owners) is neither required nor checked.
   */
  readonly writtenBy?: Writer;
  /** The only values that will be judged: what none of them meets is left out. Of other values, nothing is said. */
  readonly values?: readonly Json[];
}

/**
 * A self-contained JSON Schema 2020-12 document. Whatever a `$ref` leads to stands in `$defs`, under the author's
 * name for it. Discriminators become `const`s that their branches require.
 */
export function toJsonSchema(schema: Schema, { writtenBy, values }: JsonSchemaOptions = {}): JsonObject {
  const printer: Printer = { writtenBy, names: new Map(), definitions: new Map(), taken: new Set() };
  const root = target(schema);
  const judged = values && { way: '', values };
  const printed = print(printer, root, judged);
  const own: JsonObject = typeof printed === 'boolean' ? (printed ? {} : { not: {} }) : printed;
  const name = printer.names.get(root)?.get('');
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
  /** Names in `$defs`, given at the first encounter, by schema and the way to the values that it judges. */
  readonly names: Map<Schema, Map<string, string>>;
  readonly definitions: Map<string, Json>;
  readonly taken: Set<string>;
}

function refTo(printer: Printer, schema: Schema, judged: Judged | undefined): string {
  const names = printer.names.get(schema) ?? new Map<string, string>();
  printer.names.set(schema, names);
  const way = judged?.way ?? '';
  let name = names.get(way);
  if (name === undefined) {
    name = freeName(printer, schema.name ?? lastToken(schema.at.pointer) ?? 'Schema');
    names.set(way, name);
    printer.definitions.set(name, print(printer, schema, judged));
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

/** What says nothing of which values are valid. */
const ANNOTATIONS = ['title', 'description', 'contentEncoding', 'contentMediaType', 'default'] as const;

const ASSERTIONS = [
  'format',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'minContains',
  'maxContains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
] as const satisfies readonly (keyof Schema)[];

/** The schema as JSON; `judged` are the values that it is to judge, any when undefined. */
function print(printer: Printer, schema: Schema, judged: Judged | undefined): JsonObject | boolean {
  if (judged?.values.length === 0) return true;
  if (schema.always !== undefined && !schema.ref) return schema.always;
  const result: JsonObject = {};
  if (schema.ref) result.$ref = refTo(printer, target(schema.ref), judged);
  if (schema.types)
    result.type = schema.types.size === 1 ? ([...schema.types][0] as string) : [...schema.types];
  if (schema.enum)
    Object.assign(result, schema.enum.length === 1 ? { const: schema.enum[0] } : { enum: [...schema.enum] });
  if (!judged) for (const keyword of ANNOTATIONS) copy(keyword, schema, result);
  for (const keyword of ASSERTIONS) copy(keyword, schema, result);
  for (const keyword of SUBSCHEMAS)
    if (schema[keyword])
      result[keyword] = print(printer, schema[keyword], judged && judgedBy(keyword, judged));
  if (schema.prefixItems) {
    const elements = judged && judgedBy('prefixItems', judged);
    result.prefixItems = schema.prefixItems.map((one) => print(printer, one, elements));
  }
  if (schema.allOf.length > 0) result.allOf = schema.allOf.map((one) => print(printer, one, judged));
  if (schema.anyOf.length > 0) result.anyOf = branches(printer, schema, 'anyOf', judged);
  if (schema.oneOf.length > 0) result.oneOf = branches(printer, schema, 'oneOf', judged);
  printProperties(printer, schema, result, judged);
  if (schema.readOnly) result.readOnly = true;
  if (schema.writeOnly) result.writeOnly = true;
  return result;
}

function copy(keyword: (typeof ANNOTATIONS | typeof ASSERTIONS)[number], from: Schema, to: JsonObject): void {
  if (from[keyword] !== undefined) to[keyword] = from[keyword];
}

function branches(
  printer: Printer,
  schema: Schema,
  keyword: 'anyOf' | 'oneOf',
  judged: Judged | undefined,
): Json[] {
  const other = keyword === 'anyOf' ? 'oneOf' : 'anyOf';
  if (!schema.discriminator) return schema[keyword].map((branch) => print(printer, branch, judged));
  return branchesOf({ ...schema, [other]: [] }).map(([branch, ...tags]) =>
    tags.length === 0
      ? print(printer, branch as Schema, judged)
      : { allOf: [branch as Schema, ...tags].map((one) => print(printer, one, judged)) },
  );
}

function printProperties(
  printer: Printer,
  schema: Schema,
  result: JsonObject,
  judged: Judged | undefined,
): void {
  const properties = new Map<string, Json>();
  for (const [name, one] of schema.properties) {
    const seen = judged && judgedAt(name, judged);
    // To a value without the property it is all the same whether the property is declared.
    if (seen?.values.length !== 0) properties.set(name, printUnlessUnwritten(printer, one, seen));
  }
  if (properties.size > 0) result.properties = Object.fromEntries(properties);
  for (const keyword of ['patternProperties', 'dependentSchemas'] as const) {
    const seen = judged && judgedBy(keyword, judged);
    const entries = [...schema[keyword]].map(([name, one]) => [
      name,
      printUnlessUnwritten(printer, one, seen),
    ]);
    if (entries.length > 0) result[keyword] = Object.fromEntries(entries);
  }
  const required = [...schema.required].filter((name) => !isUnwritten(printer, schema.properties.get(name)));
  if (required.length > 0) result.required = required;
  if (schema.dependentRequired.size > 0)
    result.dependentRequired = Object.fromEntries(
      [...schema.dependentRequired].map(([name, others]) => [name, [...others]]),
    );
}

function printUnlessUnwritten(printer: Printer, schema: Schema, judged: Judged | undefined): Json {
  return isUnwritten(printer, schema) || print(printer, schema, judged);
}

function isUnwritten({ writtenBy }: Printer, schema: Schema | undefined): boolean {
  if (!schema) return false;
  if (writtenBy === 'consumer') return isMarked(schema, 'readOnly');
  return writtenBy === 'owner' && isMarked(schema, 'writeOnly');
}
