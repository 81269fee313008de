import { isObject, type Json, type JsonObject } from '../../src/kernel/json.js';
import type { JsonType, Schema } from '../../src/model/index.js';
import { literal } from '../../src/schema/literal.js';

type Draft = { -readonly [Key in keyof Schema]: Schema[Key] };

const NESTED = [
  'items',
  'additionalProperties',
  'not',
  'contains',
  'if',
  'then',
  'else',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
] as const;
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const;
const PLAIN = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'enum',
  'readOnly',
  'writeOnly',
  'default',
  'examples',
  'minContains',
  'maxContains',
] as const;

/** A model schema from JSON Schema, for tests of the schema room: `$ref: '#/$defs/X'` is followed, cycles close. */
export function schemaOf(document: Json): Schema {
  const named = new Map<string, Draft>();
  const definitions = isObject(document) && isObject(document.$defs) ? document.$defs : {};
  for (const name of Object.keys(definitions)) named.set(name, { ...literal({ name }) });
  const fill = (draft: Draft, json: JsonObject) => {
    const of = (value: Json): Schema =>
      isObject(value) ? fill({ ...literal({}) }, value) : { ...literal({ always: value === true }) };
    const values = json as Record<string, never>;
    for (const keyword of PLAIN) if (json[keyword] !== undefined) draft[keyword] = values[keyword] as never;
    for (const keyword of NESTED) if (json[keyword] !== undefined) draft[keyword] = of(json[keyword]);
    for (const keyword of LISTS) if (Array.isArray(json[keyword])) draft[keyword] = json[keyword].map(of);
    if (json.const !== undefined) draft.enum = [json.const];
    if (json.type !== undefined) draft.types = new Set([json.type].flat() as JsonType[]);
    if (Array.isArray(json.required)) draft.required = new Set(json.required as string[]);
    for (const keyword of ['properties', 'patternProperties', 'dependentSchemas'] as const)
      if (isObject(json[keyword]))
        draft[keyword] = new Map(Object.entries(json[keyword]).map(([name, value]) => [name, of(value)]));
    if (isObject(json.dependentRequired))
      draft.dependentRequired = new Map(Object.entries(json.dependentRequired) as [string, string[]][]);
    if (isObject(json.discriminator))
      draft.discriminator = { property: String(json.discriminator.propertyName), mapping: new Map() };
    if (typeof json.$ref === 'string') draft.ref = named.get(json.$ref.split('/').at(-1) ?? '') as Schema;
    return draft;
  };
  for (const [name, json] of Object.entries(definitions)) fill(named.get(name) as Draft, json as JsonObject);
  return isObject(document)
    ? fill({ ...literal({}) }, document)
    : { ...literal({ always: document === true }) };
}
