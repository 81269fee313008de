import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'docs/security-scheme-described',
  severity: 'info',
  in: 'recommended',
  given: 'securityScheme',
  why: 'The first thing that a new consumer must do is to get a token; nothing else in the contract says how.',
  fix: 'Describe where credentials come from, how long they last, and how to renew them.',
  check(scheme, { report }) {
    if (!scheme.description?.trim())
      report(
        `The security scheme "${scheme.name}" (${scheme.scheme ?? scheme.type}) has no description; how to get credentials is wanted.`,
      );
  },
});
