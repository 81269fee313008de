import { describe, expect, test } from 'vitest';
import type { Json } from '../src/kernel/json.js';
import type { Pointer } from '../src/kernel/pointer.js';
import { treeFromText } from '../src/load/index.js';
import { findMisplaced } from './support/positions.js';

const YAML = `literal: | # a > b
  block
  text
folded: >-

  text
single: 'it''s'
double: "two\\nlines"
anchored: &text plain
alias: *text
tagged: !!str 1
flow: &flow {x: 1, "y" : 2}
merged:
  <<: [*flow, {z: 3}]
  w: 4
list:
  - item
  - - nested
  - k: v
    l: |
      deep
? complex
: value
😀m: 😀 n
wide: [a, 😀, b]
empty:
tree: !!map
  s: 1
over: plain
  lines
0x10: hex
~: nothing
`;

describe('keys and values', () => {
  test.each<[Pointer, key: string, value: string]>([
    ['/literal', '1:1', '1:10'],
    ['/folded', '4:1', '4:9'],
    ['/single', '7:1', '7:9'],
    ['/double', '8:1', '8:9'],
    ['/anchored', '9:1', '9:17'],
    ['/alias', '10:1', '10:8'],
    ['/tagged', '11:1', '11:15'],
    ['/flow', '12:1', '12:13'],
    ['/flow/y', '12:20', '12:26'],
    ['/merged/x', '12:14', '12:17'],
    ['/merged/z', '14:16', '14:19'],
    ['/merged/w', '15:3', '15:6'],
    ['/list/0', '17:5', '17:5'],
    ['/list/1/0', '18:7', '18:7'],
    ['/list/2', '19:5', '19:5'],
    ['/list/2/l', '20:5', '20:8'],
    ['/complex', '22:3', '23:3'],
    ['/😀m', '24:1', '24:5'],
    ['/wide/2', '25:14', '25:14'],
    ['/empty', '26:1', '26:1'],
    ['/tree/s', '28:3', '28:6'],
    ['/over', '29:1', '29:7'],
    ['/16', '31:1', '31:7'],
    ['/null', '32:1', '32:4'],
    ['/list/2/absent', '19:5', '19:5'],
  ])('%s: key at %s, value at %s', (pointer, key, value) => {
    const tree = treeFromText(YAML, 'a.yaml');
    const at = (part: 'key' | 'value') => {
      const { line, column } = tree.locate({ file: 'a.yaml', pointer }, part);
      return `${line}:${column}`;
    };
    expect([at('key'), at('value')]).toEqual([key, value]);
  });

  const samples: readonly (readonly [what: string, text: string, file: string])[] = [
    ['block and flow YAML', YAML, 'a.yaml'],
    ['YAML with CRLF', YAML.replaceAll('\n', '\r\n'), 'a.yaml'],
    [
      'JSON indented by tabs',
      '{\n\t"a": [1, {"b": "\\u00e9\\ud83d\\ude00"}],\n\t"😀": {"c": null}\n}',
      'a.json',
    ],
    ['JSON in one line', '{"a":[[1,2],{}],"b":{"c":{"d":-1.5e3}},"":{"":true}}', 'a.json'],
    ['JSON with comments', '{ // one\n "a": 1, /* two */ "b": [2,],\n}', 'a.json'],
    ['JSON in a YAML file', '{"a": [1, {"b": "c"}]}', 'a.yaml'],
  ];
  test.each(samples)('every node of %s is where its text is', (_, text, file) => {
    expect(findMisplaced(treeFromText(text, file))).toEqual([]);
  });

  test('a node that is not where its text is would be found', () => {
    const tree = treeFromText('{"a": 1, "b": 2}', 'a.json');
    const wrong = { ...tree, locate: () => ({ file: 'a.json', pointer: '' as Pointer, line: 1, column: 2 }) };
    expect(findMisplaced(wrong).length).toBeGreaterThan(0);
  });
});

describe('keys that stand twice', () => {
  test.each<[string, string, Pointer[]]>([
    ['a.json', '{"a": 1, "b": {"c": 1, "c": 2}, "a": 3}', ['/b/c', '/a']],
    ['a.json', '{"a": [{"x": 1}, {"x": 1, "\\u0078": 2}]}', ['/a/1/x']],
    ['a.json', '{"__proto__": 1, "__proto__": 2}', ['/__proto__']],
    ['a.json', '{"a": {"b": ": , {"}, "c": {"b": 1}}', []],
    ['a.yaml', '200: a\n"200": b\n', ['/200']],
    ['a.yaml', '16: a\n0x10: b\n', ['/16']],
    ['a.yaml', 'base: &b {x: 1}\nc:\n  <<: *b\n  x: 2\n', []],
  ])('%s %s', (file, text, expected) => {
    expect([...treeFromText(text, file).root.duplicates].sort()).toEqual([...expected].sort());
  });
});

test('what is called JSON and is not quite is read, and told', () => {
  const cases: readonly (readonly [string, Json, string])[] = [
    ['{"a": 1, // one\n "b": 2}', { a: 1, b: 2 }, '1:10'],
    ['{"a": [1,],\n}', { a: [1] }, '1:10'],
    ["{'a': 1}", { a: 1 }, '1:2'],
    ['{"a":\n NaN}', { a: 'NaN' }, '2:2'],
    ['a: 1\n', { a: 1 }, '1:1'],
  ];
  for (const [text, value, at] of cases) {
    const { root } = treeFromText(text, 'a.json');
    expect(root.value).toEqual(value);
    expect(`${root.fault?.at.line}:${root.fault?.at.column}`).toBe(at);
  }
});
