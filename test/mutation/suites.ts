/** A test file, or those of its tests that are named so. */
export interface Tests {
  readonly file: string;
  readonly named?: string;
}

/** Tests that run one after the other, for so long at most. */
export interface Suite {
  readonly tests: readonly Tests[];
  readonly env: Readonly<Record<string, string>>;
  /** Several times what they take on a busy machine: what takes longer hangs. */
  readonly seconds: number;
}

const named = (...names: string[]): Tests[] => names.map((name) => ({ file: `test/${name}.test.ts` }));

const KEYWORDS: Tests = { file: 'test/edit-space/edit-space.test.ts', named: 'every keyword of a schema' };

const few = { TENON_SCHEMA_PAIRS: '60', TENON_DIFF_PAIRS: '40', TENON_WORLD_STEP: '2' };
const many = { TENON_SCHEMA_PAIRS: '400', TENON_DIFF_PAIRS: '300', TENON_WORLD_STEP: '1' };

const SCHEMA = named(
  ...[
    'schema',
    'schema-told',
    'schema-texts',
    'schema-corners',
    'schema-search',
    'schema-exact',
    'schema-readings',
    'schema-patterns',
  ],
  'schema-property',
);
const DIFF = named(
  'checks-together',
  'diff-told',
  'diff',
  'diff-kept',
  'diff-text',
  'diff-corners',
  'diff-policy',
  'diff-events',
  'diff-unread',
  'circles',
  'checks',
);
const SLOWER = [KEYWORDS, ...named('diff-property', 'diff-bombs')];

/** What is asked about a mutant of the file: first what is likely to fail soon, then what takes long. */
export function suitesOf(file: string): Suite[] {
  if (file.startsWith('src/diff/oasdiff/'))
    return [{ tests: named('diff-corners', 'oasdiff', 'oasdiff-many'), env: few, seconds: 180 }];
  const fast = file.startsWith('src/schema/')
    ? [...SCHEMA, ...DIFF, ...SLOWER]
    : file.startsWith('src/diff/checks/')
      ? [...named('checks'), ...DIFF.slice(0, -1), ...SLOWER]
      : [...DIFF, ...SLOWER];
  const slow = file.startsWith('src/schema/')
    ? named('schema-exact', 'schema-property', 'diff-property')
    : named('edit-space/edit-space');
  return [
    { tests: fast, env: few, seconds: 600 },
    { tests: slow, env: many, seconds: 600 },
  ];
}
