import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../src/kernel/json.js';
import { admits, contains, createSpace, sample, validatorOf } from '../src/schema/index.js';
import { effortOf } from '../src/schema/pattern/effort.js';
import { matches } from '../src/schema/pattern/matches.js';
import { sampleOfPattern } from '../src/schema/pattern/pattern-sample.js';
import { readPattern } from '../src/schema/pattern/read-pattern.js';
import { schemaOf } from './support/schemas.js';

/** Patterns that keep an engine which goes back and tries again busy for years. */
const EVIL = [
  '^(a+)+b$',
  '^(a|aa)+$',
  '([a-z]+)*\\d',
  '(.*a){20}',
  '^(\\w+\\s?)*$',
  '^(a|a?)+$',
  '(x+x+)+y',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '^(a|b|ab)*c$',
  '(a*)*b',
  '^((a{1,50}){1,50}){1,50}$',
  '(?:a?){50}a{50}',
  '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
  '^(?=(a+)+$)(?!.*b)a*!?$',
  '^(?:a(?=a+))*$',
  '(a+)+\\1$',
  '^(\\p{L}+)+$',
  '^(\\-|\\_|a+)+\\@$',
];
const LONG = [
  'a'.repeat(28),
  'a1 '.repeat(2000),
  'ab'.repeat(3000),
  `${'x'.repeat(9000)}!`,
  `${'a'.repeat(5000)}!`,
];
const QUICK = { timeout: 3000 };

describe('patterns that take for ever', () => {
  test.each(EVIL)('%s answers soon, laid over long texts', QUICK, (pattern) => {
    for (const text of LONG) expect([true, false, undefined]).toContain(matches(pattern, text));
  });

  test('answers what goes along the text, however long', () => {
    expect(matches('^(a+)+b$', `${'a'.repeat(20_000)}b`)).toBe(true);
    expect(matches('^(a+)+b$', 'a'.repeat(20_000))).toBe(false);
    expect(matches('^(\\w+\\s?)*$', `${'word '.repeat(2000)}!`)).toBe(false);
    expect(matches('^(?=.*\\d)(?=.*[a-z]).{8,}$', `${'x'.repeat(5000)}1`)).toBe(true);
    expect(matches('^(?=.*\\d)(?=.*[a-z]).{8,}$', 'x'.repeat(5000))).toBe(false);
    expect(matches('^(\\-|\\_|a+)+\\@$', `${'a'.repeat(5000)}@`)).toBe(true);
  });

  test('says nothing of what it could only try', () => {
    expect(matches('(a+)+\\1$', 'a'.repeat(100))).toBeUndefined();
    expect(matches('[', 'a')).toBeUndefined();
    expect(matches('^(\\-|\\_|.+)+\\@$', '\u{1f600}'.repeat(100))).toBeUndefined();
  });

  test.each(EVIL)('%s hangs no comparison, in either place', QUICK, async (pattern) => {
    const evil = schemaOf({ type: 'string', pattern, minLength: 28 });
    const plain = schemaOf({ type: 'string', pattern: '^a+$', minLength: 28 });
    expect(contains(evil, plain).answer).not.toBe('');
    expect(contains(plain, evil).answer).not.toBe('');
    expect((await validatorOf(evil))('a'.repeat(5000)).length).toBeLessThan(2);
    sample(evil);
  });

  test('tells that a text of the one pattern is none of the other, where only patience was missing', () => {
    const inner = schemaOf({ type: 'string', pattern: '^a+$', minLength: 28 });
    const verdict = contains(schemaOf({ type: 'string', pattern: '^(a+)+b$' }), inner);
    expect(verdict).toMatchObject({ answer: 'no', witness: 'a'.repeat(28) });
  });

  test('ends for names as well', QUICK, async () => {
    const name = 'a'.repeat(60);
    const named = (type: string, pattern = '(a+)+\\1$'): Json => ({
      type: 'object',
      properties: { [name]: {} },
      patternProperties: { [pattern]: { type } },
    });
    const [text, number] = [schemaOf(named('string')), schemaOf(named('integer'))];
    expect(contains(text, number).answer).toBe('unknown');
    expect(contains(schemaOf({ type: 'object' }), number).answer).toBe('yes');
    expect(contains(text, schemaOf(named('string'))).answer).toBe('yes');
    expect(contains(text, schemaOf({ type: 'object', properties: { [name]: {} } })).answer).toBe('unknown');
    const space = createSpace();
    expect(admits(space, space.shape(text), { [name]: 1 })).toBeUndefined();
    expect((await validatorOf(text))({ b: 1 })).toEqual([]);
  });

  test('Ajv keeps patterns apart that are matched by other means', async () => {
    const validate = await validatorOf(
      schemaOf({ properties: { a: { pattern: '^(a+)+$' }, b: { pattern: '^(b+)+$' } } }),
    );
    expect(validate({ a: 'aaa', b: 'bbb' })).toEqual([]);
    expect(validate({ a: 'bbb', b: 'aaa' })).toHaveLength(2);
  });

  test('makes no text that is too long to make', QUICK, () => {
    const deep = '(((((a{200}){200}){200}){200}){200})';
    expect(sampleOfPattern(deep, () => 0)).toBeUndefined();
    expect(sampleOfPattern(`${'('.repeat(20_000)}a${')'.repeat(20_000)}`, () => 0)).toBeUndefined();
    sample(schemaOf({ type: 'string', pattern: deep }));
    const listed = { type: 'string', enum: ['a'.repeat(50_000)] };
    const unlisted = { type: 'string', pattern: 'a', not: { enum: ['a'.repeat(50_000)] } };
    expect(contains(schemaOf(listed), schemaOf(unlisted)).answer).toBe('no');
  });
});

describe('the effort of a pattern', () => {
  test.each([
    ['^abc$', 10],
    ['^[a-z]+$', 300],
    ['^(foo|bar){0,2}$', 10],
    ['\\p{L}+x', 20],
  ])('%s is cheap', (pattern, length) => {
    expect(effortOf(pattern, length)).toBeLessThan(200_000);
  });

  test.each(EVIL)('%s is not', (pattern) => {
    expect(effortOf(pattern, 60)).toBeGreaterThan(1_000_000);
  });

  test('what is not understood is dear', () => {
    expect(effortOf(`${'('.repeat(200)}${')'.repeat(200)}`, 1)).toBe(Infinity);
    expect(effortOf('a'.repeat(3000), 1)).toBe(Infinity);
    expect(effortOf('a)', 1)).toBe(Infinity);
  });
});

test.each(['\ud800', '\udbff', '\udc00', '\udfff'])('half of a character, %j, is not read', (half) => {
  expect(readPattern(`^${half}$`)).toBeUndefined();
  expect(readPattern(`^${'\ud7ff'}${'\ue000'}$`)).toBeDefined();
});

/** Expressions that `effortOf` may think dear, but that an engine does not mind on texts as short as these. */
const expression: fc.Arbitrary<string> = fc.letrec<{ whole: string; part: string; one: string }>((tie) => ({
  one: fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '-', '\\-', '1', '^', '$'),
  part: fc.oneof(
    { depthSize: 'small' },
    tie('one'),
    fc
      .tuple(fc.constantFrom('a', 'b', '[^b]', '.'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,}'))
      .map(([one, count]) => one + count),
    fc
      .tuple(tie('whole'), fc.constantFrom('', '', '*', '?', '{2}', '+?'))
      .map(([whole, count]) => `(?:${whole})${count}`),
  ),
  whole: fc.oneof(
    { depthSize: 'small' },
    fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
    fc.tuple(tie('part'), tie('part')).map((parts) => parts.join('|')),
    fc
      .tuple(fc.constantFrom('(?=', '(?!'), tie('part'), tie('part'))
      .map(([sign, ahead, part]) => `^${sign}${ahead})${part}`),
  ),
})).whole;

test('a pattern matches what the engine says it does', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '-', '\n'), maxLength: 8 });
  let longer = 0;
  fc.assert(
    fc.property(expression, text, (pattern, found) => {
      const engine = engineOf(pattern);
      fc.pre(engine !== undefined);
      const truth = matches(pattern, found);
      if (truth !== undefined) expect(truth, JSON.stringify(found)).toBe(engine?.test(found));
      if (effortOf(pattern, found.length) > 200_000) longer += 1;
    }),
    { numRuns: 4000, seed: 20_261_121 },
  );
  expect(longer).toBeGreaterThan(50);
});

function engineOf(pattern: string): RegExp | undefined {
  for (const flags of ['u', ''])
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Then without.
    }
  return undefined;
}
