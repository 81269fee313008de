import { expect, test } from 'vitest';
import { diff } from '../src/diff/index.js';
import type { Json, JsonObject } from '../src/kernel/json.js';
import { openapi } from './support/contracts.js';

const LEVELS = 12;
const WIDTH = 9;

const fields = (next: Json) =>
  Object.fromEntries(Array.from({ length: WIDTH }, (_, i): [string, Json] => [`part${i}`, next]));

/** Each schema refers nine times to the next: 9¹² ways lead to the leaf, whoever walks them one by one never ends. */
const BOMBS: Readonly<Record<string, (next: Json) => JsonObject>> = {
  properties: (next) => ({ type: 'object', properties: fields(next) }),
  'required properties': (next) => ({
    type: 'object',
    required: Object.keys(fields(next)),
    properties: fields(next),
  }),
  allOf: (next) => ({
    type: 'object',
    allOf: Object.entries(fields(next)).map(([name, field]) => ({
      allOf: [next],
      properties: { [name]: field },
    })),
  }),
  anyOf: (next) => ({
    anyOf: Object.entries(fields(next)).map(([name, field]) => ({
      type: 'object',
      properties: { [name]: field },
    })),
  }),
  oneOf: (next) => ({ oneOf: Object.values(fields(next)) }),
};

function shipments(level: (next: Json) => JsonObject, leaf: JsonObject) {
  const ref = (index: number) => ({ $ref: `#/components/schemas/Level${index}` });
  const schemas = Object.fromEntries(
    Array.from({ length: LEVELS }, (_, i): [string, Json] => [`Level${i}`, level(ref(i + 1))]),
  );
  const content = { 'application/json': { schema: ref(0) } };
  return openapi('3.1', {
    paths: {
      '/shipments': {
        post: { requestBody: { content }, responses: { 200: { description: 'Sent', content } } },
      },
    },
    components: { schemas: { ...schemas, [`Level${LEVELS}`]: leaf } },
  });
}

const leaf = (required: readonly string[]) => ({
  type: 'object',
  required: [...required],
  properties: { weight: { type: 'string', maxLength: 10 } },
});

test.each(Object.entries(BOMBS))('%s that multiply at each level end', async (_name, level) => {
  const { changes } = await diff(await shipments(level, leaf([])), await shipments(level, leaf(['weight'])));
  expect(changes.length).toBeGreaterThan(0);
  expect(changes.length).toBeLessThan(10);
});
