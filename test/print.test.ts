import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { print } from '../src/load/index.js';

/** Texts that some reader of YAML would take for something else. */
const TEXTS = [
  ...['yes', 'No', 'on', 'OFF', 'y', 'N', 'true', 'null', '~', '', '='],
  ...['012', '0o17', '0x1f', '0b11', '1_000', '1.', '.5', '1e3', '.inf', '-', '12:30:00', '190:20:30.15'],
  ...['2026-11-21', '2001-12-14t21:59:43.10-05:00', '<<', '# no comment', 'a: b', 'a #b', '- a', '? a'],
  ...['%x', '@x', '*a', '&a', '!a', '[a', '{a', '  led', 'trailed ', '\ttab', 'a\r\nb', 'é\u0085\u2028'],
  ...[
    'several\nlines\n',
    'several\nlines',
    '\n  led\nlines\n\n\n',
    'a'.repeat(300),
    `${'a word '.repeat(80)}\nb`,
  ],
];

describe('YAML', () => {
  test.each(TEXTS)('keeps the text %j, for readers of YAML 1.1 and 1.2', (text) => {
    const value = { text, [text]: [text, { text }] };
    const printed = print(value, 'yaml');
    for (const version of ['1.1', '1.2'] as const)
      expect(
        parse(printed, { version, merge: false, schema: version === '1.1' ? 'yaml-1.1' : 'core' }),
      ).toEqual(value);
  });

  test('is block by block, in the order of the keys, without aliases', () => {
    const shared = { b: 1, a: [] };
    expect(print({ z: shared, text: 'one\ntwo\n', a: [shared, [1, 'x'.repeat(200)]] }, 'yaml')).toBe(
      `z:\n  b: 1\n  a: []\ntext: |\n  one\n  two\na:\n  - b: 1\n    a: []\n  - - 1\n    - ${'x'.repeat(200)}\n`,
    );
  });
});

test('JSON is indented, and ends with a line', () => {
  expect(print({ b: [1, 1e21], a: 'é' }, 'json')).toBe(
    '{\n  "b": [\n    1,\n    1e+21\n  ],\n  "a": "é"\n}\n',
  );
});
