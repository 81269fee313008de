import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { diff } from '../../src/diff/index.js';
import { isObject, type Json } from '../../src/kernel/json.js';
import { contractFromText } from '../../src/model/index.js';
import { run } from '../support/io.js';

const top = path.resolve(import.meta.dirname, '../..');
const contracts = 'examples/orders-service/contracts';
const PAIRS = [
  [`${contracts}/orders/1.4.0.yaml`, `${contracts}/orders/2.0.0.yaml`],
  [`${contracts}/shipping/1.1.0.yaml`, `${contracts}/shipping/2.0.0.yaml`],
] as const;

describe.each(PAIRS)('%s and %s', (before, after) => {
  test.each([
    ['json', 30],
    ['text', 3],
    ['markdown', 3],
    ['html', 3],
  ])('as %s, %i runs print the same bytes', async (format, times) => {
    const printed = new Set<string>();
    for (let time = 0; time < times; time++)
      printed.add((await run(['diff', before, after, '--format', format], { cwd: top })).stdout);
    expect(printed.size).toBe(1);
  });

  test('the order of keys changes nothing', async () => {
    const read = async (file: string) => {
      const text = readFileSync(path.join(top, file), 'utf8');
      const { load } = await import('js-yaml');
      return load(text) as Json;
    };
    const [old, now] = [await read(before), await read(after)];
    const open = (value: Json) => contractFromText(JSON.stringify(value), 'contract.json');
    const turned = await open(backwards(old));
    expect((await diff(await open(old), turned)).changes).toEqual([]);
    const ids = async (one: Json, other: Json) =>
      (await diff(await open(one), await open(other))).changes
        .map(({ id, level, subject }) => `${level} ${id} ${subject}`)
        .sort();
    expect((await ids(backwards(old), backwards(now))).length).toBe((await ids(old, now)).length);
  });
});

/** The same document with the members of every object in the opposite order. */
function backwards(value: Json): Json {
  if (Array.isArray(value)) return value.map(backwards);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, backwards(inner)]),
  );
}

test('who stops reading early is no crash', () => {
  const ran = spawnSync(
    'sh',
    ['-c', `node --import tsx src/cli/bin.ts diff ${PAIRS[0].join(' ')} --format html | head -c 10`],
    { cwd: top, encoding: 'utf8' },
  );
  expect(ran.stdout).toHaveLength(10);
  expect(ran.stderr.replace(/^npm warn.*\n/gm, '')).toBe('');
});
