import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJudge, toJsonSchema, validate, validatorOf } from '../src/schema/index.js';
import { value } from './support/arbitrary-schema.js';
import { anyPair } from './support/arbitrary-schemas.js';
import { judgePairs, KINDS } from './support/schema-verdicts.js';
import { schemaOf } from './support/schemas.js';

/** How many pairs are tried: `TENON_SCHEMA_PAIRS=20000 npx vitest run test/schema-property.test.ts`. */
const PAIRS = Number(process.env.TENON_SCHEMA_PAIRS ?? 700);

describe('schema compatibility, with Ajv as the oracle', () => {
  test.each(Object.entries(KINDS))(
    `a verdict on %s is never contradicted by a value (${PAIRS / 2} pairs)`,
    {
      timeout: 600_000,
    },
    async (_kind, pairs) => {
      const { no, unknown, witnessed } = await judgePairs(pairs, PAIRS / 2);
      expect(unknown).toBeLessThanOrEqual(PAIRS * 0.5 * 0.05);
      expect(witnessed).toBeGreaterThanOrEqual(no * 0.95);
    },
  );

  test('a schema printed as JSON Schema means what the model schema means', async () => {
    const cyclic = schemaOf({
      $defs: {
        Node: {
          type: 'object',
          required: ['next'],
          properties: { next: { anyOf: [{ $ref: '#/$defs/Node' }, { type: 'null' }] } },
        },
      },
      $ref: '#/$defs/Node',
    });
    expect(toJsonSchema(cyclic)).toMatchObject({ $ref: '#/$defs/Node' });
    expect((await validatorOf(cyclic))({ next: { next: null } })).toEqual([]);
    expect((await validatorOf(cyclic))({ next: {} })).not.toEqual([]);
  });

  test('what a value meets of a schema says of it what the whole schema says', async () => {
    let invalid = 0;
    await fc.assert(
      fc.asyncProperty(anyPair, value, async ([document], one) => {
        const schema = schemaOf(document);
        const said = (await validatorOf(schema))(one);
        if (said.length > 0) invalid += 1;
        expect(await validate(schema, one)).toEqual(said);
        expect(await createJudge()(schema, one)).toEqual(said);
      }),
      { numRuns: PAIRS, seed: 1117 },
    );
    expect(invalid).toBeGreaterThan(PAIRS / 4);
    expect(invalid).toBeLessThan(PAIRS);
  });

  test('what a value does not meet is not printed', () => {
    const schema = schemaOf({
      $defs: { Far: { type: 'object', properties: { deep: { $ref: '#/$defs/Far' } } } },
      properties: { far: { $ref: '#/$defs/Far' }, near: { type: 'string' } },
      items: { $ref: '#/$defs/Far' },
    });
    expect(toJsonSchema(schema, { values: [{ near: 'a' }] })).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      properties: { near: { type: 'string' } },
      items: true,
    });
    expect(Object.keys(toJsonSchema(schema, { values: [{ far: { deep: {} } }] }).$defs ?? {})).toEqual([
      'Far',
      'Far2',
    ]);
  });
});
