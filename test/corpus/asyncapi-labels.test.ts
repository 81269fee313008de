import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../support/io.js';
import { CORPUS, rowsOf } from './corpus.js';

/** Verdicts that people read by hand → what `tenon diff` must exit with, and say. */
const EXPECTED: Readonly<Record<string, RegExp>> = {
  breaking: /breaking/,
  review: /breaking|risky/,
  warn: /^(?!.*breaking).*risky/,
  'non-breaking': /^(?!.*(breaking|risky)).*safe/,
  none: /^No changes\.$/,
};

const ADEO = {
  says: /\d breaking.*could not be compared/,
  exit: 2,
  why: 'The break is found; the Avro schemas are on the net, so that part is not judged, and exit 2 wins over 1.',
};

/** Pairs that Tenon judges otherwise than their readers: base and revision → what it says, and why. */
const EXPECTED_WRONG: Readonly<
  Record<string, { readonly says: RegExp; readonly exit: number; readonly why: string }>
> = {
  'blueapi@2024-03-15 → blueapi@2024-10-25': {
    says: /could not be compared/,
    exit: 2,
    why: 'The schemas that moved are on the net; what was not fetched is not judged, which is exit 2 and no warning.',
  },
  'v3.0.0/adeo-kafka-request-reply → v3.1.0/adeo-kafka-request-reply': ADEO,
  'v3.1.0/adeo-kafka-request-reply → v3.0.0/adeo-kafka-request-reply': ADEO,
  'v2.0.0/correlation-id → v2.6.0/correlation-id': {
    says: /^No changes\.$/,
    exit: 0,
    why: 'The same schemes were asked for before they were declared; to declare them asks for nothing new.',
  },
  'v2.6.0/anyof → v2.6.0/oneof': {
    says: /risky \(1 undecided\)/,
    exit: 0,
    why: 'No witness is sought for two alternatives of `oneOf` that overlap, so the verdict stays undecided.',
  },
};

const pairs = rowsOf(readFileSync(path.join(import.meta.dirname, 'asyncapi-labels.tsv'), 'utf8')).map(
  ({ before = '', after = '', verdict = '', reason = '' }) => ({
    before,
    after,
    verdict,
    reason,
    name: `${shortOf(before)} → ${shortOf(after)}`,
  }),
);

/** `v2.6.0/anyof` of `asyncapi-examples/v2.6.0/anyof.yml`; `blueapi@2024-03-15`. */
function shortOf(file: string): string {
  return file
    .replace(/^asyncapi-examples\/|^blueapi\//, '')
    .replace(/(-asyncapi)?\.ya?ml$/, '')
    .replace(/-asyncapi@(\d{4}-\d\d-\d\d).*/, '@$1');
}

describe('pairs of AsyncAPI documents whose verdict people have read', () => {
  test('each known difference is one of the pairs', () => {
    expect(Object.keys(EXPECTED_WRONG).filter((name) => !pairs.some((pair) => pair.name === name))).toEqual(
      [],
    );
  });

  test.each(pairs)('$name is $verdict: $reason', async ({ name, before, after, verdict }) => {
    const ran = await run(['diff', before, after, '--root', CORPUS, '--fail-on', 'breaking'], {
      cwd: CORPUS,
    });
    const headline = ran.stdout
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('Next:'))
      .at(-1);
    const wrong = EXPECTED_WRONG[name];
    expect(headline).toMatch(wrong?.says ?? EXPECTED[verdict] ?? /never/);
    expect(ran.exit).toBe(wrong?.exit ?? (verdict === 'breaking' ? 1 : verdict === 'review' ? ran.exit : 0));
  });
});
