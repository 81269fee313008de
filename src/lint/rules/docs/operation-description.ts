import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'docs/operation-description',
  severity: 'info',
  in: 'recommended',
  given: 'operation',
  why: 'The summary says what an operation does; when to call it, and what it changes, only a description can say.',
  fix: 'Add a description: what happens, what it needs, what surprises.',
  check(operation, { report }) {
    if (operation.description?.trim()) return;
    const found = operation.summary?.trim()
      ? `only the summary "${operation.summary.trim()}"`
      : 'no text at all';
    report(`${operation.key} has ${found}; a description is wanted.`);
  },
});
