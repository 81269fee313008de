import { isPlural, pluralOf } from '../../lexicon/nouns.js';
import { isParameter, isVersion, literalParts, segmentsOf } from '../../paths.js';
import { defineRule } from '../../rule.js';
import { wordsOf } from '../../words.js';

export default defineRule({
  id: 'rest/path-plural-collections',
  severity: 'info',
  in: 'strict',
  given: 'path',
  why: 'A collection has one name: /orders lists them, and /orders/{orderId} is one of them.',
  fix: 'Use the plural for a segment that an identifier follows.',
  check({ path }, { report }) {
    const segments = segmentsOf(path);
    for (const [index, segment] of segments.entries()) {
      const isCollection =
        isParameter(segments[index + 1] ?? '') && !isParameter(segment) && !isVersion(segment);
      if (!isCollection || literalParts(segment).length !== 1 || isPlural(wordsOf(segment))) continue;
      report(`The collection "${segment}" in ${path} should be plural: "${pluralOf(segment)}".`);
    }
  },
});
