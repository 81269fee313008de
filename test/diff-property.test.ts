import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diff } from '../src/diff/index.js';
import { isObject, type Json } from '../src/kernel/json.js';
import { contractFromText, type Schema } from '../src/model/index.js';
import { sample, validatorOf } from '../src/schema/index.js';
import { pair } from './support/arbitrary-schemas.js';

/** How many pairs are tried: `TENON_DIFF_PAIRS=20000 npx vitest run test/diff-property.test.ts`. */
const PAIRS = Number(process.env.TENON_DIFF_PAIRS ?? 250);

/** An order API whose one body, asked or answered, has the schema. */
function contractOf(part: 'request' | 'response', schema: Json) {
  const content = { content: { 'application/json': { schema } } };
  const operation = part === 'request' ? { requestBody: content } : {};
  const ok = { description: 'Done', ...(part === 'response' ? content : {}) };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1.0.0' },
    paths: { '/orders': { post: { ...operation, responses: { 200: ok } } } },
  };
  return contractFromText(JSON.stringify(document), 'orders.json');
}

test.each(['request', 'response'] as const)(
  'no value of a %s body that the other side refuses passes in silence',
  { timeout: 600_000 },
  async (part) => {
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(pair, async ([one, other]) => {
        const [before, after] = [await contractOf(part, one), await contractOf(part, other)];
        const bodyOf = ({ operations: [operation] }: typeof before): Schema | undefined =>
          (part === 'request' ? operation?.request : operation?.responses[0]?.payload)?.content[0]?.schema;
        const [written, read] =
          part === 'request' ? [bodyOf(before), bodyOf(after)] : [bodyOf(after), bodyOf(before)];
        if (!written || !read) return;
        const { changes } = await diff(before, after);
        const refuses = await validatorOf(read);
        const grave = changes.filter(({ level }) => level !== 'safe');
        for (const seed of [1, 2, 3]) {
          const value = sample(written, { seed });
          if (value === undefined || mentionsMore(value) || refuses(value).length === 0) continue;
          refusals += 1;
          expect(grave, `${JSON.stringify(value)} is refused`).not.toEqual([]);
        }
        expect((await diff(before, await contractOf(part, one))).changes).toEqual([]);
      }),
      { numRuns: PAIRS, seed: Number(process.env.TENON_SEED ?? 20_261_121) },
    );
    expect(refusals).toBeGreaterThan(PAIRS / 20);
  },
);

/** Does the value hold properties that no schema declares? Writers write only what is declared. */
function mentionsMore(value: Json): boolean {
  if (Array.isArray(value)) return value.some(mentionsMore);
  return (
    isObject(value) &&
    Object.entries(value).some(([name, inner]) => /^extra/.test(name) || mentionsMore(inner))
  );
}
