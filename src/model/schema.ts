import type { Json } from '../kernel/json.js';
import type { Described, ExternalDocs } from './contract.js';
import type { Lifecycle } from './policy.js';

export type JsonType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

/**
 * A schema with JSON Schema 2020-12's meaning, whatever dialect it was written in: `nullable`, boolean exclusive
 * bounds, tuple `items`, `definitions`, `dependencies` and single `type`s have ended in the model.
 * A `$ref` stays a reference (`ref`), so that names and cycles live; its siblings are the other members.
 * An absent member constrains nothing.
 */
export interface Schema extends Described {
  /** The name that the author gave it in `components`, else undefined. */
  readonly name?: string;
  readonly title?: string;
  /** `true` (anything) or `false` (nothing), when the schema was written as a boolean. */
  readonly always?: boolean;
  /** What `$ref` refers to. */
  readonly ref?: Schema;
  /** Allowed types; `integer` is its own type beside `number`. */
  readonly types?: ReadonlySet<JsonType>;
  /** Allowed values; `const` is an enum of one. */
  readonly enum?: readonly Json[];
  readonly format?: string;

  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;

  /** Lengths in characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;

  readonly prefixItems?: readonly Schema[];
  readonly items?: Schema;
  readonly contains?: Schema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly unevaluatedItems?: Schema;

  readonly properties: ReadonlyMap<string, Schema>;
  readonly patternProperties: ReadonlyMap<string, Schema>;
  readonly additionalProperties?: Schema;
  readonly propertyNames?: Schema;
  readonly required: ReadonlySet<string>;
  readonly dependentRequired: ReadonlyMap<string, readonly string[]>;
  readonly dependentSchemas: ReadonlyMap<string, Schema>;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly unevaluatedProperties?: Schema;

  readonly allOf: readonly Schema[];
  readonly anyOf: readonly Schema[];
  readonly oneOf: readonly Schema[];
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly discriminator?: Discriminator;

  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly default?: Json;
  /** `example` and `examples` together. */
  readonly examples: readonly Json[];
  readonly lifecycle: Lifecycle;
  /** How it is written in XML: OpenAPI's object, as written. */
  readonly xml?: Json;
  readonly externalDocs?: ExternalDocs;
}

/** Which property tells the members of a union apart, and the value → schema mapping that was declared. */
export interface Discriminator {
  readonly property: string;
  readonly mapping: ReadonlyMap<string, Schema>;
}

/** The schema itself, or what it refers to when it is nothing but a `$ref`; cycles of bare `$ref`s end at themselves. */
export function target(schema: Schema): Schema {
  const seen = new Set<Schema>();
  let current = schema;
  while (current.ref && isBareRef(current) && !seen.has(current)) {
    seen.add(current);
    current = current.ref;
  }
  return current;
}

/** Is the schema a `$ref` whose siblings constrain nothing? */
export function isBareRef(schema: Schema): boolean {
  if (!schema.ref) return false;
  for (const key of Object.keys(schema) as (keyof Schema)[]) {
    if (key === 'ref' || ANNOTATIONS.has(key)) continue;
    const value = schema[key];
    if (value === undefined) continue;
    if (
      Array.isArray(value)
        ? value.length > 0
        : value instanceof Map || value instanceof Set
          ? value.size > 0
          : true
    )
      return false;
  }
  return true;
}

/** What says nothing of values. */
export const ANNOTATIONS: ReadonlySet<keyof Schema> = new Set<keyof Schema>([
  'at',
  'extensions',
  'summary',
  'description',
  'name',
  'title',
  'readOnly',
  'writeOnly',
  'default',
  'examples',
  'lifecycle',
  'xml',
  'externalDocs',
]);
