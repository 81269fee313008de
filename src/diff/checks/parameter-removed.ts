import { defineCheck } from '../check.js';
import { isRetired } from '../policy.js';

export default defineCheck({
  id: 'parameter-removed',
  on: 'parameter',
  level: { consumer: 'risky', owner: 'breaking' },
  dimensions: ['wire', 'source', 'behaviour'],
  source: 'breaking',
  why: {
    consumer: 'Callers that send it are refused, or answered as if they had not asked.',
    owner: 'Receivers that read it find nothing.',
  },
  fix: 'Keep it, and deprecate it with an x-sunset date first.',
  migrate: { consumer: 'Stop sending {subject}.', owner: 'Stop reading {subject}.' },
  removed({ before, writtenBy, subject, terms }, report) {
    if (isRetired(before.lifecycle, terms))
      report(`${subject} was removed after its sunset.`, { level: 'safe' });
    else if (writtenBy === 'owner' && !before.required)
      report(`${subject} was removed; it was optional.`, { level: 'risky' });
    else report(`${subject} was removed.`);
  },
});
