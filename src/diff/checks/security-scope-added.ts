import { acceptedBy, alternativesOf, missingScopes } from '../access.js';
import { defineCheck } from '../check.js';
import { listText } from '../words.js';

export default defineCheck({
  id: 'security-scope-added',
  on: 'security',
  level: { consumer: 'breaking', owner: 'safe' },
  dimensions: ['wire'],
  why: 'Tokens of today lack the scope, and calls with them get a 403.',
  fix: 'Grant the scope to the tokens in use before asking for it.',
  migrate: 'Ask for the new scope when getting a token for {subject}.',
  changed({ before, after, subject, writtenBy }, report) {
    if (writtenBy === 'owner') return;
    for (const alternative of alternativesOf(before)) {
      if (acceptedBy(after, alternative, before)) continue;
      const scopes = missingScopes(after, alternative, before);
      const text = listText(scopes.map(({ scope }) => scope));
      // Other schemes than these two name roles, which they do not grant themselves.
      const granted = scopes.some(({ type }) => type === 'oauth2' || type === 'openIdConnect');
      if (scopes.length > 0)
        report(`The scope ${text} is asked for by ${subject}.`, {
          key: text,
          cause: text,
          at: 'security',
          ...(!granted && { level: 'risky' }),
        });
    }
  },
});
