import { add, safe } from '../../autofix.js';
import { at, atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';

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
    for (const operation of contract.operations) {
      for (const [index, tag] of operation.tags.entries()) {
        if (!known.has(tag))
          report(
            `The tag "${tag}" is not declared at the root.`,
            at(operation, 'tags', index),
            safe(() => [add(atRoot(contract, 'tags', '-'), { name: tag })]),
          );
        known.add(tag);
      }
    }
  },
});
