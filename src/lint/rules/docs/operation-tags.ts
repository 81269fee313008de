import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'docs/operation-tags',
  severity: 'info',
  in: 'recommended',
  given: 'operation',
  why: 'References and generated clients group operations by tag; the untagged ones end in a heap called "default".',
  fix: 'Tag the operation.',
  check(operation, { report }) {
    if (operation.tags.length === 0) report(`${operation.key} has no tag.`);
  },
});
