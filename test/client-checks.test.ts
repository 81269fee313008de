import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCode } from '../src/generate/client/check-code.js';
import type { RuntimeNames } from '../src/generate/client/runtime-names.js';
import { isObject, type Json } from '../src/kernel/json.js';
import { all, always, type Check, issuesOf, named, never } from '../src/runtime/core/check.js';
import * as keywords from '../src/runtime/core/checks.js';
import type { JsonSchema } from '../src/runtime/core/schema-check.js';
import { standard } from '../src/runtime/core/standard.js';
import { validate } from '../src/runtime/core/validate.js';
import { schema as anySchema, value as anyValue } from './support/arbitrary-schema.js';

const SCOPE: Readonly<Record<string, unknown>> = { ...keywords, all, always, named, never };
const use = Object.assign((name: string) => name, { imports: () => [] }) as RuntimeNames;

/** The check that is printed for a schema, as it is when a client is loaded. */
function checkOf(schema: Json, named: Readonly<Record<string, Check>> = {}): Check {
  const code = checkCode({ use, reference: (name) => `schemas.${name}` }, schema);
  return new Function('schemas', ...Object.keys(SCOPE), `return ${code}`)(named, ...Object.values(SCOPE));
}

function isCovered(schema: Json): boolean {
  if (Array.isArray(schema)) return schema.every(isCovered);
  if (!isObject(schema)) return true;
  return Object.entries(schema).every(([key, inner]) => !key.startsWith('unevaluated') && isCovered(inner));
}

describe('the checks of a client', () => {
  it('agree with the validator of the server', () => {
    fc.assert(
      fc.property(anySchema.filter(isCovered), fc.array(anyValue, { maxLength: 10 }), (schema, values) => {
        const check = checkOf(schema);
        for (const value of values) {
          const expected = validate(schema as JsonSchema, value).length === 0;
          expect([value, issuesOf(check, value).length === 0]).toEqual([value, expected]);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('tell each fault by its path', () => {
    const check = checkOf({
      type: 'object',
      properties: { id: { type: 'integer', minimum: 1 }, tags: { items: { maxLength: 1 } } },
      required: ['id', 'name'],
    });
    expect(issuesOf(check, { id: 0, tags: ['a', 'bc', '😀'] })).toEqual([
      { path: ['id'], message: 'is less than 1' },
      { path: ['tags', 1], message: 'is longer than 1' },
      { path: ['name'], message: 'is missing' },
    ]);
  });

  it('come to an end for schemas and values without one', () => {
    const tree: Check = named(() => keywords.properties({ next: tree }));
    const deep = JSON.parse(`${'{"next":'.repeat(5_000)}1${'}'.repeat(5_000)}`);
    expect(issuesOf(tree, deep)[0]?.message).toBe('is too much');
    const itself: Check = named(() => keywords.anyOf(keywords.type('null'), itself, keywords.not(itself)));
    expect(issuesOf(itself, 1)).toEqual([]);
    let many: Check = keywords.type('null');
    for (let index = 0; index < 40; index++) {
      const inner = many;
      many = named(() => keywords.oneOf(inner, inner));
    }
    expect(issuesOf(many, 1)).toHaveLength(1);
  });

  it('pass over members that are not sent, and over what is inherited', () => {
    const check = checkOf({
      properties: { a: { type: 'string' }, toString: { type: 'string' } },
      required: ['b'],
      additionalProperties: false,
    });
    expect(issuesOf(check, { a: undefined, b: undefined, c: undefined })).toEqual([
      { path: ['b'], message: 'is missing' },
    ]);
  });

  it('are Standard Schemas', () => {
    const { '~standard': schema } = standard<number>(checkOf({ type: 'integer' }));
    expect([schema.version, schema.vendor]).toEqual([1, 'tenon']);
    expect(schema.validate(1)).toEqual({ value: 1 });
    expect(schema.validate('1')).toEqual({ issues: [{ path: [], message: 'must be integer' }] });
  });
});
