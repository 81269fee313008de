import { defineCheck } from '../check.js';
import { listText } from '../words.js';

export default defineCheck({
  id: 'security-flow-added',
  on: 'security-scheme',
  level: 'safe',
  dimensions: ['wire'],
  why: 'Callers that get their tokens as before go on.',
  changed({ before, after, subject }, report) {
    if (before.type !== after.type) return;
    for (const now of after.flows) {
      const old = before.flows.find(({ type }) => type === now.type);
      const come = old ? [...now.scopes.keys()].filter((scope) => !old.scopes.has(scope)) : [];
      if (!old) report(`${subject} has the flow ${now.type} now.`, { key: now.type, at: 'flows' });
      else if (come.length > 0)
        report(`${subject} gives ${listText(come)} by the flow ${now.type} as well.`, {
          key: `${now.type} ${come.join(' ')}`,
          at: 'flows',
        });
    }
  },
});
