import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'docs/operation-summary',
  severity: 'warn',
  in: 'recommended',
  given: 'operation',
  why: 'The summary is the line by which people find an operation in every reference, menu and search.',
  fix: 'Add a summary: a few words that say what the caller gets done.',
  check(operation, { report }) {
    if (!operation.summary?.trim()) report(`${operation.key} has no summary.`);
  },
});
