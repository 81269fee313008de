import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { counted, listed } from '../../words.js';

export default defineRule({
  id: 'docs/operation-tags',
  severity: 'info',
  in: 'recommended',
  given: 'operation',
  why: 'References and generated clients group operations by tag; the untagged ones end in a heap called "default".',
  fix: 'Tag the operation, and declare each tag once at the root with a description.',
  check(operation, { contract, report }) {
    if (operation.tags.length === 0) report(`${operation.key} has no tag.`);
    const declared = new Set(contract.tags.map(({ name }) => name));
    const unknown = operation.tags.filter((tag) => !declared.has(tag));
    if (unknown.length === 0) return;
    const names = listed(unknown.map((tag) => `"${tag}"`));
    report(
      `${operation.key} has ${counted(unknown.length, 'tag')} that the root does not declare: ${names}.`,
      at(operation, 'tags'),
    );
  },
});
