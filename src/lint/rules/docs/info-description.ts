import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'docs/info-description',
  severity: 'warn',
  in: 'recommended',
  given: 'contract',
  why: 'It is the first page of every reference: what the API is for, and where to start.',
  fix: 'Add info.description.',
  check(contract, { report }) {
    if (!contract.info.description?.trim())
      report(
        `The contract "${contract.title}" has no description; what it is for, and where to start, is wanted.`,
        atRoot(contract, 'info', 'description'),
      );
  },
});
