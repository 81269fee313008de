import { defineCheck } from '../check.js';
import { isRetired } from '../policy.js';

export default defineCheck({
  id: 'property-removed',
  on: 'property',
  level: { consumer: 'risky', owner: 'breaking' },
  dimensions: ['wire', 'source'],
  source: 'breaking',
  why: {
    consumer: 'What senders put there is refused, or no longer listened to.',
    owner: 'Readers that rely on it find nothing.',
  },
  fix: 'Keep it, mark it deprecated with an x-sunset date, and remove it once that date has passed.',
  migrate: { consumer: 'Stop sending {subject}.', owner: 'Stop reading {subject}.' },
  removed({ before, counterpart, subject, writtenBy, terms }, report) {
    if (isRetired(before.lifecycle, terms))
      report(`${subject} was removed after its sunset.`, { level: 'safe' });
    else if (writtenBy !== 'owner' && counterpart?.closed)
      report(`${subject} was removed, and is refused now.`, { level: 'breaking' });
    else if (writtenBy !== 'consumer' && !before.required)
      report(`${subject} was removed; it was optional.`, { level: 'risky' });
    else report(`${subject} was removed.`);
  },
});
