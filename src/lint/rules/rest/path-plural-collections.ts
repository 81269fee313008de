import { breaking, renameKey } from '../../autofix.js';
import { isPlural, type Nouns, pluralOf } from '../../lexicon/nouns.js';
import { isParameter, isVersion, literalParts, segmentsOf } from '../../paths.js';
import { defineRule } from '../../rule.js';
import { wordsOf } from '../../words.js';

export default defineRule({
  id: 'rest/path-plural-collections',
  severity: 'info',
  in: 'strict',
  given: 'path',
  options: { uncountable: [] as string[], irregular: {} as Record<string, string> },
  why: 'A collection has one name: /orders lists them, and /orders/{orderId} is one of them.',
  fix: 'Use the plural for a segment that an identifier follows; the options `uncountable` and `irregular` add nouns of your domain.',
  fixable: 'fix-breaking',
  check({ path, at }, { options, report }) {
    const segments = segmentsOf(path);
    const plurals = segments.map((segment, index) =>
      isSingular(segments, index, options) ? pluralOf(segment, options) : segment,
    );
    for (const [index, segment] of segments.entries()) {
      if (!isSingular(segments, index, options)) continue;
      report(
        `The collection "${segment}" in ${path} should be plural: "${pluralOf(segment, options)}".`,
        at,
        breaking(() => (path === `/${segments.join('/')}` ? [renameKey(at, `/${plurals.join('/')}`)] : [])),
      );
    }
  },
});

function isSingular(segments: readonly string[], index: number, nouns: Nouns): boolean {
  const segment = segments[index] ?? '';
  const isCollection = isParameter(segments[index + 1] ?? '') && !isParameter(segment) && !isVersion(segment);
  return isCollection && literalParts(segment).length === 1 && !isPlural(wordsOf(segment), nouns);
}
