import type { Json } from '../../../kernel/json.js';
import type { Place } from '../../../kernel/place.js';
import type { Contract, Schema } from '../../../model/index.js';
import { validate } from '../../../schema/index.js';
import { gravestText } from '../../invalid.js';
import { at, isWritten } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'docs/schema-examples-valid',
  severity: 'error',
  in: 'recommended',
  given: 'schema',
  why: 'Mocks send the example and clients the default: what the schema itself refuses comes back as an error.',
  fix: 'Correct the example or the default, or the schema when the value is right.',
  async check(schema, { contract, report }) {
    if (schema.default !== undefined)
      await judge(schema, schema.default, (text) =>
        report(`The default is not valid: ${text}.`, at(schema, 'default')),
      );
    for (const [index, value] of schema.examples.entries()) {
      await judge(schema, value, (text) =>
        report(`The example is not valid: ${text}.`, placeOf(contract, schema, index)),
      );
    }
  },
});

/** `example` and `examples` are one list in the model. */
function placeOf(contract: Contract, schema: Schema, index: number): Place {
  if (!isWritten(contract, at(schema, 'example'))) return at(schema, 'examples', index);
  return index === 0 ? at(schema, 'example') : at(schema, 'examples', index - 1);
}

async function judge(schema: Schema, value: Json, tell: (text: string) => void): Promise<void> {
  // Most examples are texts of a schema that takes any text.
  if (isPlain(schema) && schema.types?.has(typeof value as 'string' | 'boolean')) return;
  const faults = await validate(schema, value);
  if (faults.length > 0) tell(gravestText(faults, value));
}

const HARMLESS: ReadonlySet<string> = new Set([
  'at',
  'extensions',
  'summary',
  'description',
  'name',
  'title',
  'types',
  'readOnly',
  'writeOnly',
  'default',
  'examples',
  'lifecycle',
  'xml',
  'externalDocs',
]);

/** Does the schema say nothing but its type? */
function isPlain(schema: Schema): boolean {
  return Object.entries(schema).every(
    ([key, value]) =>
      HARMLESS.has(key) ||
      value === undefined ||
      (Array.isArray(value)
        ? value.length === 0
        : (value instanceof Map || value instanceof Set) && value.size === 0),
  );
}
