import { acceptedBy, alternativesOf, missingScopes } from '../access.js';
import { defineCheck } from '../check.js';
import { listText } from '../words.js';

export default defineCheck({
  id: 'security-scope-added',
  on: 'security',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Tokens of today lack the scope, and calls with them get a 403.',
  fix: 'Grant the scope to the tokens in use before asking for it.',
  migrate: 'Ask for the new scope when getting a token for {subject}.',
  changed({ before, after, subject }, report) {
    for (const alternative of alternativesOf(before)) {
      if (acceptedBy(after, alternative, before) || !acceptedBy(after, alternative, before, 'scopes aside'))
        continue;
      const scopes = missingScopes(after, alternative, before);
      report(`${subject} asks for the scope ${listText(scopes)} too.`, {
        key: scopes.join(' '),
        at: 'security',
      });
    }
  },
});
