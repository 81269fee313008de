import type { Json, JsonObject } from '../../kernel/json.js';
import { isBareRef, type Schema } from '../schema.js';
import type { Translate } from './schema.js';
import type { Writing } from './writing.js';

/** Words of later drafts that say what draft-07 cannot. */
const LATER = ['unevaluatedItems', 'unevaluatedProperties', 'minContains', 'maxContains'] as const;

/**
 * Schemas in the words of JSON Schema draft-07, as AsyncAPI reads them. What it has no word for stays as it is: a
 * reader of later drafts knows it.
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#schemaObject
 */
export function asDraft7(writing: Writing): Translate {
  return (printed, schema) => {
    for (const word of LATER)
      if (schema[word] !== undefined) writing.lose('upgrade/schema-word', schema.at, { word });
    if (schema.discriminator && schema.discriminator.mapping.size > 0) {
      const { property } = schema.discriminator;
      writing.lose('upgrade/discriminator-mapping', schema.at, { property });
    }
    return withRefApart(withDependencies(withTuple(withDiscriminator(printed, schema))), schema);
  };
}

function withDiscriminator(printed: JsonObject, { discriminator }: Schema): JsonObject {
  return discriminator ? { ...printed, discriminator: discriminator.property } : printed;
}

/** `prefixItems` was `items`, and `items` beside it `additionalItems`. */
function withTuple({ prefixItems, items, ...printed }: JsonObject): JsonObject {
  if (prefixItems === undefined) return items === undefined ? printed : { ...printed, items };
  return { ...printed, items: prefixItems, ...(items !== undefined && { additionalItems: items }) };
}

/** Both kinds of dependencies were one word. */
function withDependencies({ dependentRequired, dependentSchemas, ...printed }: JsonObject): JsonObject {
  if (dependentRequired === undefined && dependentSchemas === undefined) return printed;
  const dependencies = { ...(dependentSchemas as JsonObject), ...(dependentRequired as JsonObject) };
  return { ...printed, dependencies };
}

/** What stood beside a `$ref` did not count: the `$ref` goes where it does no harm. */
function withRefApart(printed: JsonObject, schema: Schema): JsonObject {
  const { $ref, allOf, ...rest } = printed;
  if ($ref === undefined || isBareRef(schema)) return printed;
  return { allOf: [{ $ref }, ...((allOf ?? []) as Json[])], ...rest };
}
