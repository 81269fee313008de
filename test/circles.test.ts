import { expect, test } from 'vitest';
import { generate, TARGETS } from '../src/generate/index.js';
import type { JsonObject } from '../src/kernel/json.js';
import { propertyOf } from '../src/lint/shape.js';
import { openapi } from './support/contracts.js';

const refs = (names: readonly string[]) => names.map((name) => ({ $ref: `#/components/schemas/${name}` }));

/** Each of them takes in all others: the ways through them are more than anyone can walk. */
const names = Array.from({ length: 9 }, (_, n) => `S${n}`);
const together = Object.fromEntries(
  names.map((name): [string, JsonObject] => [
    name,
    {
      allOf: [
        { type: 'object', properties: { [`own${name}`]: { type: 'string' } } },
        ...refs(names.filter((other) => other !== name)),
      ],
    },
  ]),
);

test('bases that all take each other in stand once in each type', async () => {
  const contract = await openapi('3.1', { components: { schemas: together } });
  const models = TARGETS.filter(({ id }) => id === 'models');
  const [file] = await generate(contract, [{ target: models[0] as (typeof models)[0] }]);
  for (const name of names)
    expect(file?.content.split(`own${name}?:`).length).toBeLessThanOrEqual(names.length + 1);
});

test('a property is looked for once in each base', async () => {
  let layers: JsonObject = { Last: { type: 'object', properties: { id: { type: 'string' } } } };
  let below = 'Last';
  for (let n = 0; n < 60; n++) {
    layers = { ...layers, [`L${n}`]: { allOf: refs([below, below]) } };
    below = `L${n}`;
  }
  const contract = await openapi('3.1', { components: { schemas: layers } });
  expect(propertyOf(contract.namedSchemas.get(below), 'id')?.at.pointer).toBe(
    '/components/schemas/Last/properties/id',
  );
});
