import { add, safe } from '../../autofix.js';
import { at, atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'docs/tag-declared',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  why: 'Only a declared tag has a description and an order in the reference; a misspelt one makes a group of its own.',
  fix: 'Declare the tag under `tags` at the root, with a description, or correct its name.',
  fixable: 'fix',
  check(contract, { report }) {
    const known = new Set(contract.tags.map(({ name }) => name));
    const names = contract.tags.map(({ name }) => name);
    const wanted = names.length > 0 ? `one of ${listed(names.slice(0, 6), 'or')} is wanted` : 'no tag is';
    for (const operation of contract.operations) {
      for (const [index, tag] of operation.tags.entries()) {
        if (!known.has(tag))
          report(
            `The tag "${tag}" is not declared at the root; ${wanted}.`,
            at(operation, 'tags', index),
            safe(() => [add(atRoot(contract, 'tags', '-'), { name: tag })]),
          );
        known.add(tag);
      }
    }
  },
});
