import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonSchemaBody, jsonSchemaOf, type Printer } from '../src/generate/server/json-schema.js';
import type { View } from '../src/generate/shape/index.js';
import type { Json } from '../src/kernel/json.js';
import type { Schema } from '../src/model/index.js';
import type { JsonSchema } from '../src/runtime/core/schema-check.js';
import { FORMATS } from '../src/runtime/core/schema-formats.js';
import { validate } from '../src/runtime/core/validate.js';
import { validatorOf } from '../src/schema/index.js';
import { schema, value } from './support/arbitrary-schema.js';
import { anyPair } from './support/arbitrary-schemas.js';
import { schemaOf } from './support/schemas.js';

const SCHEMAS = Number(process.env.TENON_SCHEMA_PAIRS ?? 600);

/** The schemas that a generated server would hold: the one of a route, and the named ones. */
function printed(model: Schema, view: View) {
  const names = { type: ({ name }: Schema) => name, writeType: (name: string) => `${name}Write` };
  const shapes = { names, split: { has: () => true } } as unknown as Printer['shapes'];
  const wanted: Printer['wanted'] = new Map();
  const root = jsonSchemaOf({ shapes, wanted, view }, model) as JsonSchema;
  const schemas: Record<string, JsonSchema> = {};
  // A Map grows while it is walked.
  for (const [name, one] of wanted)
    schemas[name] = jsonSchemaBody({ shapes, wanted, view: one.view }, one.schema) as JsonSchema;
  return (given: Json) => validate(root, given, { schemas, formats: FORMATS });
}

describe('the schemas of a generated server', () => {
  it('take what a consumer may write, by Ajv’s word', { timeout: 120_000 }, async () => {
    const schemas = fc.oneof(
      schema,
      anyPair.map(([one]) => one),
    );
    await fc.assert(
      fc.asyncProperty(schemas, fc.array(value, { minLength: 8, maxLength: 8 }), async (json, values) => {
        const model = schemaOf(json);
        const [theirs, ours] = [await validatorOf(model, { writtenBy: 'consumer' }), printed(model, 'write')];
        for (const given of values) {
          const [wrong, issues] = [theirs(given), ours(given)];
          expect(issues.length === 0, JSON.stringify({ json, given, issues, wrong })).toBe(
            wrong.length === 0,
          );
        }
      }),
      { numRuns: SCHEMAS, seed: Number(process.env.TENON_SEED ?? 11) },
    );
  });

  it('refuse secrets in answers, and leave out of requests what the owner sets', () => {
    const model = schemaOf({
      type: 'object',
      properties: { made: { type: 'string', readOnly: true }, secret: { type: 'string', writeOnly: true } },
      required: ['made', 'secret'],
    });
    expect(printed(model, 'read')({ made: 'x' })).toEqual([]);
    expect(printed(model, 'read')({ made: 'x', secret: 'y' })).toEqual([
      { path: '/secret', message: 'is not allowed' },
    ]);
    expect(printed(model, 'read')({})).toEqual([{ path: '/made', message: 'is missing' }]);
    expect(printed(model, 'write')({ secret: 'y', made: 7 })).toEqual([]);
  });
});
