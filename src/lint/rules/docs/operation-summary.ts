import { add, replace, safe } from '../../autofix.js';
import { beginsWithVerb } from '../../operation-names.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { wordsOf } from '../../words.js';

export default defineRule({
  id: 'docs/operation-summary',
  severity: 'warn',
  in: 'recommended',
  given: 'operation',
  why: 'The summary is the line by which people find an operation in every reference, menu and search.',
  fix: 'Add a summary: a few words that say what the caller gets done.',
  fixable: 'fix',
  check(operation, { report }) {
    if (operation.summary?.trim()) return;
    report(
      `${operation.key} has no summary; a few words such as "${sentenceOf(operation.id) ?? 'List orders'}" are wanted.`,
      operation.at,
      safe(() => {
        const text = sentenceOf(operation.id);
        const place = at(operation, 'summary');
        if (text === undefined) return [];
        return [operation.summary === undefined ? add(place, text) : replace(place, text)];
      }),
    );
  },
});

/** What an operationId says in words: `listOrders` is List orders. */
function sentenceOf(id = ''): string | undefined {
  const words = wordsOf(id);
  if (words.length < 2 || !beginsWithVerb(words)) return undefined;
  const text = words.map((word) => (/^[A-Z]{2,}/.test(word) ? word : word.toLowerCase())).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
