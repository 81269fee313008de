import { describe, expect, test } from 'vitest';
import { toJsonSchema, validatorOf } from '../src/schema/index.js';
import { judgePairs, KINDS } from './support/schema-verdicts.js';
import { schemaOf } from './support/schemas.js';

/** How many pairs are tried: `TENON_SCHEMA_PAIRS=20000 npx vitest run test/schema-property.test.ts`. */
const PAIRS = Number(process.env.TENON_SCHEMA_PAIRS ?? 1200);

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
});
