import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import type { Json } from '../src/kernel/json.js';
import { badWords, DELIVERY_SCHEMA, POLICY_SCHEMA } from '../src/lint/policy-schema.js';

const WORDS = { 'x-policy': POLICY_SCHEMA, 'x-delivery': DELIVERY_SCHEMA } as const;
const shipped = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../schemas/words.schema.json'), 'utf8'),
);
const isValid = formats.default(new Ajv2020()).compile(shipped);

test.each<[keyof typeof WORDS, Json]>([
  ['x-policy', {}],
  ['x-policy', []],
  ['x-policy', { timeout: '30s', timeouts: { gateway: '1.5h' }, owner: 'us' }],
  ['x-policy', { timeout: 30 }],
  ['x-policy', { timeout: 'PT30S' }],
  ['x-policy', { timeouts: { gateway: '5 s' } }],
  ['x-policy', { retry: { attempts: 5, initial: '100ms', factor: 2, max: '30s', jitter: 'full' } }],
  ['x-policy', { retry: { attempts: 0 } }],
  ['x-policy', { retry: { attempts: 1.5 } }],
  ['x-policy', { retry: { jitter: 'some' } }],
  ['x-policy', { rateLimit: { requests: 5 } }],
  ['x-policy', { rateLimit: { requests: 5, per: '1m' } }],
  ['x-policy', { sla: { availability: 101 } }],
  ['x-policy', { sla: { availability: 99.9, p95: '300ms' } }],
  ['x-policy', { idempotency: { required: 'yes' } }],
  ['x-policy', { criticality: 'HIGH' }],
  ['x-policy', { timeOut: '30s' }],
  ['x-delivery', { guarantee: 'at-least-once', ordering: { key: 'id' }, replay: true, maxBytes: 20000 }],
  ['x-delivery', { guarantee: 'twice' }],
  ['x-delivery', { ordering: {} }],
  ['x-delivery', { replay: 1 }],
])('the schema that ships says of %s %j what the linter says', (word, value) => {
  expect(isValid({ [word]: value })).toBe(badWords(WORDS[word], value, word).length === 0);
});
