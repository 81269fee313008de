import { defineCheck } from '../check.js';
import { listText } from '../words.js';

export default defineCheck({
  id: 'security-flow-removed',
  on: 'security-scheme',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Callers that get their tokens that way, or with that scope, get none.',
  fix: 'Keep it until everybody has moved.',
  migrate: 'Get tokens for {subject} in another way.',
  changed({ before, after, subject }, report) {
    if (before.type !== after.type) return;
    for (const old of before.flows) {
      const now = after.flows.find(({ type }) => type === old.type);
      const gone = now ? [...old.scopes.keys()].filter((scope) => !now.scopes.has(scope)) : [];
      if (!now) report(`${subject} no longer has the flow ${old.type}.`, { key: old.type, at: 'flows' });
      else if (gone.length > 0)
        report(`${subject} no longer gives ${listText(gone)} by the flow ${old.type}.`, {
          key: `${old.type} ${gone.join(' ')}`,
          at: 'flows',
        });
    }
  },
});
