import { expect, test } from 'vitest';
import { fitsFormat, formatContains, isEnforced, sampleOfFormat } from '../src/schema/formats.js';
import { effortOf } from '../src/schema/pattern/effort.js';
import { all, type Language, not, shortestOf } from '../src/schema/pattern/language.js';
import { matches } from '../src/schema/pattern/matches.js';
import { sampleOfPattern } from '../src/schema/pattern/pattern-sample.js';
import { readPattern } from '../src/schema/pattern/read-pattern.js';
import { randomOf } from '../src/schema/random.js';

/** One of each thing that patterns are made of, and some that are not read. */
const PATTERNS = [
  ...['', '|a'],
  ...[
    'a',
    '^a',
    'a$',
    '^a$',
    '^$',
    '^a|b$',
    '^(a|b)$',
    '(^a|b)c',
    'x(^a|b)',
    '(^|a)b',
    'a(b|$)',
    '^(?:ab?)+$',
  ],
  ...['^a*$', '^a+$', '^a?$', '^a{2}$', '^a{2,}$', '^a{1,3}$', '^(a|aa){2,3}$', '^(a*)*$', '^(a?){3}b$'],
  ...['^.$', '^.*$', '^[abc]+$', '^[^a]+$', '^[a-c]-[c-a]$', '^[a-]$', '^[-a]$', '^[]a]$', '^[^]$'],
  ...['^\\d$', '^\\D$', '^\\w+$', '^\\W$', '^\\s$', '^\\S$', '^[\\d\\s]$', '^[^\\w]$', '^\\n\\t\\r$'],
  ...[
    '^\\x41$',
    '^\\u0042$',
    '^\\u{43}$',
    '^\\.\\/\\-$',
    '^\\$$',
    '^[\\]\\\\]$',
    '^\\b$',
    '\\bab\\b',
    '\\Ba',
  ],
  ...[
    '^(?=a)',
    '^(?!a)',
    '^(?=.*1)(?=.*a).{3,}$',
    '^(?!ab)a.$',
    '^(?<word>a)\\k<word>$',
    '(?<=a)b',
    '(a)\\1',
  ],
  ...[
    '^\\p{L}$',
    '^[A-Z]{3}-[0-9]{6}$',
    '^(0|[1-9][0-9]*)(\\.[0-9]+)?$',
    '^[^@]+@[^@.]+\\.[^@]+$',
    '[',
    'a{2,1}',
  ],
  ...['^é$', '^[à-ü]+$', '^😀+$', '^(a+)+b$', '(.*a){9}', '(x+x+)+y', '^(([a-z])+.)+[A-Z]$', '(?:a?){9}a{9}'],
];
const TEXTS = [
  '',
  'a',
  'b',
  'ab',
  'ba',
  'aa',
  'aab',
  'abc',
  'xb',
  'c-a',
  '-',
  ' ',
  '1',
  'a1b',
  '\n',
  'A',
  'é',
  '😀',
];

test('what is made of patterns stays', async () => {
  const rows = PATTERNS.map((pattern) => [
    pattern,
    ...[0, 2].map((extra) => sampleOfPattern(pattern, randomOf(1), extra) ?? 'none').map(textOf),
    effortOf(pattern, 20),
    TEXTS.filter((text) => matches(pattern, text))
      .map(textOf)
      .join(' '),
    readPattern(pattern)?.key ?? 'not read',
  ]);
  await expect(table(rows)).toMatchFileSnapshot('../fixtures/schema/of-patterns.tsv');
});

test('the shortest text of the one pattern that is none of the other, and the steps to it', async () => {
  const read = PATTERNS.flatMap((pattern) => {
    const language = readPattern(pattern);
    return language ? [{ pattern, language }] : [];
  });
  const rows = read.map((one) => {
    const found = read.map((other) => shortest(all([one.language, not(other.language)])));
    const steps = found.reduce((sum, { spent }) => sum + spent, 0);
    return [one.pattern, Math.round(steps * 100), [...new Set(found.map(({ text }) => text))].join(' ')];
  });
  await expect(table(rows)).toMatchFileSnapshot('../fixtures/schema/of-pairs-of-patterns.tsv');
});

function shortest(language: Language) {
  let spent = 0;
  const text = shortestOf(language, (effort) => {
    spent += effort;
    return spent < 300;
  });
  return { spent, text: textOf(text === undefined ? 'too long' : (text ?? 'none')) };
}

const FORMATS = [
  ...['date', 'time', 'date-time', 'iso-time', 'iso-date-time', 'duration', 'uri', 'uri-reference', 'url'],
  ...['uri-template', 'email', 'hostname', 'ipv4', 'ipv6', 'regex', 'uuid', 'json-pointer', 'byte'],
  ...['json-pointer-uri-fragment', 'relative-json-pointer', 'int32', 'int64', 'float', 'double', 'password'],
];
const SUSPECTS = [
  ...['', '2024-02-29', '2023-02-29', '2024-12-31T10:00:00Z', '2024-12-31t10:00:00.5+01:00', '10:00:00Z'],
  ...['01234567-89ab-cdef-0123-456789abcdef', 'a@b.example', 'a.example', '1.2.3.4', '256.1.1.1', '::1'],
  ...['https://a.example/b?c#d', 'ftp://a.example', '/a', 'a b'],
  ...[0, 1.5, -1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 53],
];

test('what is made of formats stays', async () => {
  const rows = FORMATS.map((format) => [
    format,
    isEnforced(format) ? 'enforced' : 'a word',
    [0, 1, 11, 27, 59, 12345].map((n) => sampleOfFormat(format, n) ?? 'none').join(' '),
    SUSPECTS.filter((value) => fitsFormat(format, value))
      .map(textOf)
      .join(' '),
    SUSPECTS.filter((value) => fitsFormat(format, value) === undefined)
      .map(textOf)
      .join(' '),
    FORMATS.filter((other) => formatContains(format, other)).join(' '),
  ]);
  await expect(table(rows)).toMatchFileSnapshot('../fixtures/schema/of-formats.tsv');
});

function textOf(value: string | number): string {
  return JSON.stringify(value);
}

function table(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.join('\t')}\n`).join('');
}
