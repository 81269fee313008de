import fc from 'fast-check';
import { expect } from 'vitest';
import { isObject, type Json } from '../../src/kernel/json.js';
import type { Schema, Writer } from '../../src/model/index.js';
import { admits, contains, createSpace, sample, validatorOf } from '../../src/schema/index.js';
import { createProcedure } from '../../src/schema/procedure.js';
import { type Found, isNothing } from '../../src/schema/refute/found.js';
import { createRefute } from '../../src/schema/refute/refute.js';
import type { Shape } from '../../src/schema/shape.js';
import { value } from './arbitrary-schema.js';
import { anyPair, editedPair, type Pair } from './arbitrary-schemas.js';
import { schemaOf } from './schemas.js';

/** How many pairs were decided in which way; `witnessed` are those of `no` that show a value. */
export interface Answers {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
  readonly witnessed: number;
}

export const KINDS = { 'any two schemas': anyPair, 'a schema and its edit': editedPair };

const SEED = Number(process.env.TENON_SEED ?? 20_261_121);

/** Holds the verdicts on generated pairs against Ajv: throws where a value contradicts one. */
export async function judgePairs(pairs: fc.Arbitrary<Pair>, count: number): Promise<Answers> {
  const answers = { yes: 0, no: 0, unknown: 0, witnessed: 0 };
  const writer = fc.constantFrom<Writer | undefined>(undefined, undefined, 'consumer', 'owner');
  const values = fc.array(value, { minLength: 10, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(pairs, values, writer, async (pair, tried, writtenBy) => {
      const question = await ask(pair, tried, writtenBy);
      const { verdict } = question;
      answers[verdict.answer] += 1;
      if (verdict.answer === 'no' && verdict.witness !== undefined) answers.witnessed += 1;
      holds(question);
    }),
    { numRuns: count, seed: SEED },
  );
  console.info(`schema pairs: ${JSON.stringify(answers)}`);
  return answers;
}

async function ask([innerJson, outerJson]: Pair, tried: readonly Json[], writtenBy: Writer | undefined) {
  const view = writtenBy ? { writtenBy } : {};
  const [inner, outer] = [schemaOf(innerJson), schemaOf(outerJson)];
  const made = [1, 2, 3, 4].flatMap((seed) => [
    sample(inner, { seed, ...view }),
    sample(outer, { seed, ...view }),
  ]);
  return {
    inner,
    view,
    within: await validatorOf(inner, view),
    without: await validatorOf(outer, view),
    made,
    // Nobody writes what it does not write.
    pool: [...tried, ...made.filter((item) => item !== undefined)].filter((item) => !holdsMarked(item)),
    verdict: contains(outer, inner, view),
    // The search by itself: most verdicts need none.
    refuted: refuted(outer, inner, writtenBy),
  };
}

/** What the search finds without the comparison keyword by keyword before it. */
export function refuted(outer: Schema, inner: Schema, writtenBy?: Writer): Found {
  const procedure = createProcedure(createSpace(writtenBy), 'open');
  const [wide, narrow] = [outer, inner].map((schema) => procedure.space.shape(schema)) as [Shape, Shape];
  return createRefute(procedure)(wide, narrow);
}

function holds(question: Awaited<ReturnType<typeof ask>>): void {
  const { inner, view, within, without, made, pool, verdict, refuted } = question;
  if (verdict.answer === 'no' && verdict.witness !== undefined)
    expect(isNothing(refuted), 'the search overlooks a witness').toBe(false);
  if (verdict.answer === 'yes')
    for (const item of pool)
      if (within(item).length === 0) expect(without(item), JSON.stringify(item)).toEqual([]);
  if (verdict.answer === 'no' && verdict.witness !== undefined) {
    expect(within(verdict.witness), 'the witness is valid before').toEqual([]);
    expect(without(verdict.witness), 'the witness is invalid after').not.toEqual([]);
  }
  const space = createSpace(view.writtenBy);
  for (const item of pool) {
    const truth = admits(space, space.shape(inner), item);
    if (truth !== undefined) expect(truth, `admits ${JSON.stringify(item)}`).toBe(within(item).length === 0);
  }
  for (const item of made.filter((_, i) => i % 2 === 0))
    if (item !== undefined) expect(within(item), `sample ${JSON.stringify(item)}`).toEqual([]);
  expect(contains(inner, inner, view).answer).toBe('yes');
}

function holdsMarked(value: Json): boolean {
  if (Array.isArray(value)) return value.some(holdsMarked);
  return isObject(value) && ('made' in value || 'secret' in value || Object.values(value).some(holdsMarked));
}
