import { DURATION } from '../kernel/duration.js';
import type { JsonObject } from '../kernel/json.js';
import { DELIVERY_SCHEMA, POLICY_SCHEMA, type WordSchema } from './policy-schema.js';

const date = { type: 'string', format: 'date' };

/**
 * The words that Tenon reads in contracts, as JSON Schema 2020-12 for editors and other tools: laid over any object of
 * a contract, it judges the words alone.
 */
export function wordsJsonSchema(): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Words of a contract',
    description:
      'Operational terms, delivery terms and lifecycle, on any object of an OpenAPI or AsyncAPI document.',
    type: 'object',
    properties: {
      'x-policy': { description: 'Operational terms of an operation.', ...printed(POLICY_SCHEMA) },
      'x-delivery': { description: 'Delivery terms of what is pushed.', ...printed(DELIVERY_SCHEMA) },
      'x-deprecated-at': { ...date, description: 'Since when it is deprecated.' },
      'x-sunset': { ...date, description: 'From when it may be gone.' },
      'x-replaced-by': { type: 'string', description: 'What takes its place.' },
      'x-stability-level': { type: 'string', description: 'How stable it is: `alpha`, `beta`, `stable`…' },
    },
  };
}

/** JSON Schema knows durations of another form. */
function printed({ format, properties, required, enum: values, ...rest }: WordSchema): JsonObject {
  return {
    ...rest,
    ...(format && { pattern: DURATION.source }),
    ...(values && { enum: [...values] }),
    ...(required && { required: [...required] }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, word]) => [name, printed(word)])),
    }),
  };
}
