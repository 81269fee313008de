import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admits, contains, createSpace, sample, toJsonSchema, validatorOf } from '../src/schema/index.js';
import { pair, value } from './support/arbitrary-schemas.js';
import { schemaOf } from './support/schemas.js';

/** How many pairs are tried: `TENON_SCHEMA_PAIRS=20000 npx vitest run test/schema-property.test.ts`. */
const PAIRS = Number(process.env.TENON_SCHEMA_PAIRS ?? 3000);

describe('schema compatibility, with Ajv as the oracle', () => {
  test(`a verdict on generated pairs is never contradicted by a value (${PAIRS} pairs)`, {
    timeout: 600_000,
  }, async () => {
    const answers = { yes: 0, no: 0, unknown: 0, witnessed: 0 };
    await fc.assert(
      fc.asyncProperty(
        pair,
        fc.array(value, { minLength: 10, maxLength: 10 }),
        async ([innerJson, outerJson], values) => {
          const [inner, outer] = [schemaOf(innerJson), schemaOf(outerJson)];
          const [within, without] = [await validatorOf(inner), await validatorOf(outer)];
          const made = [1, 2, 3, 4].flatMap((seed) => [sample(inner, { seed }), sample(outer, { seed })]);
          const pool = [...values, ...made.filter((item) => item !== undefined)];
          const verdict = contains(outer, inner);
          answers[verdict.answer] += 1;
          if (verdict.answer === 'yes')
            for (const item of pool)
              if (within(item).length === 0) expect(without(item), JSON.stringify(item)).toEqual([]);
          if (verdict.answer === 'no' && verdict.witness !== undefined) {
            answers.witnessed += 1;
            expect(within(verdict.witness), 'the witness is valid before').toEqual([]);
            expect(without(verdict.witness), 'the witness is invalid after').not.toEqual([]);
          }
          const space = createSpace();
          for (const item of pool) {
            const truth = admits(space, space.shape(inner), item);
            if (truth !== undefined)
              expect(truth, `admits ${JSON.stringify(item)}`).toBe(within(item).length === 0);
          }
          for (const item of made.filter((_, i) => i % 2 === 0))
            if (item !== undefined) expect(within(item), `sample ${JSON.stringify(item)}`).toEqual([]);
          expect(contains(inner, inner).answer).toBe('yes');
        },
      ),
      { numRuns: PAIRS, seed: Number(process.env.TENON_SEED ?? 20_261_121) },
    );
    console.info(`schema pairs: ${JSON.stringify(answers)}`);
    expect(answers.unknown).toBeLessThan(PAIRS * 0.15);
  });

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
