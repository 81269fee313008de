import { remove, safe } from '../../autofix.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

const PLACEHOLDER = /\b(TODO|FIXME|TBD|XXX|lorem ipsum)\b/;

export default defineRule({
  id: 'docs/no-placeholder',
  severity: 'warn',
  in: 'strict',
  given: ['contract', 'operation', 'exchange', 'channel', 'parameter', 'response', 'schema'],
  why: 'What is still to be written reaches the consumers as it is.',
  fix: 'Write the text, or leave the field out until there is one.',
  fixable: 'fix',
  check(node, { report }) {
    for (const key of ['summary', 'description'] as const) {
      const word = PLACEHOLDER.exec(node[key] ?? '')?.[0];
      if (!word) continue;
      // What says nothing else may as well not be there, where nothing demands it.
      const isAll = /^\W*(TODO|FIXME|TBD|XXX|lorem ipsum)\W*$/.test(node[key] ?? '');
      const isWanted = 'status' in node || 'dialect' in node;
      report(
        `The ${key} still says "${word}"; the text itself is wanted.`,
        at(node, key),
        isAll && !isWanted ? safe(() => [remove(at(node, key))]) : undefined,
      );
    }
  },
});
