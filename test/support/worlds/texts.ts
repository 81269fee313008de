import { type World, when } from './world.js';

const LONG = { type: 'string', maxLength: 600 };

const words = (letters: string, length: number): string[] =>
  length === 0
    ? ['']
    : ['', ...words(letters, length - 1).flatMap((word) => [...letters].map((one) => one + word))];

export const texts: World = {
  schemas: [
    { type: 'string' },
    { type: ['string', 'null'] },
    { type: 'string', minLength: 1 },
    { type: 'string', maxLength: 2 },
    { type: 'string', minLength: 2, maxLength: 2 },
    { type: 'string', minLength: 3, maxLength: 2 },
    { type: 'string', minLength: 600 },
    LONG,
    { type: 'string', pattern: '^a' },
    { type: 'string', pattern: 'b$' },
    { type: 'string', pattern: 'ab' },
    { type: 'string', pattern: '^a*$' },
    { type: 'string', pattern: '^(ab)+$' },
    { type: 'string', pattern: '^[ab]{1,3}$' },
    { type: 'string', pattern: '^(a|b)$' },
    { type: 'string', pattern: '^(a|b)$', not: { pattern: '^a' } },
    { type: 'string', allOf: [{ pattern: '^a' }, { pattern: 'b$' }], maxLength: 3 },
    { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' },
    { type: 'string', format: 'date' },
    { type: 'string', format: 'date', pattern: '^2024-' },
    { type: 'string', format: 'uuid' },
    { type: 'string', format: 'ipv4' },
    { type: 'string', format: 'password' },
    { type: 'string', not: { format: 'date' } },
    { enum: ['', 'a', 'ab'] },
    { enum: ['a', 'b', null] },
    { const: '2024-02-30' },
    { type: 'string', not: { pattern: '^a' } },
    { type: 'string', not: { minLength: 2 } },
    { type: 'string', not: { maxLength: 2 } },
    { type: 'string', not: { enum: ['', 'a', 'b'] } },
    { type: 'string', pattern: '^[ab]{1,3}$', not: { enum: ['a', 'b'] } },
    { type: 'string', anyOf: [{ pattern: '^a' }, { maxLength: 2 }] },
    { type: 'string', oneOf: [{ pattern: '^a' }, { pattern: 'b$' }] },
    { type: 'string', ...when({ pattern: '^a' }, { maxLength: 2 }) },
  ],
  values: [
    ...new Set(words('ab', 4)),
    ...['~', 'é', '0', '2024-02-29', '2024-02-30', '2023-01-01', '1.1.1.1', 'a'.repeat(600), 'b'.repeat(601)],
    ...['01234567-89ab-4def-8123-456789abcdef', null],
  ],
  hard: [[LONG, { type: 'string', pattern: 'ab' }]],
};
