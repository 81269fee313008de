import { defineCheck } from '../check.js';
import { sureText } from '../pair/index.js';
import { isRetired } from '../policy.js';

export default defineCheck({
  id: 'property-renamed',
  on: 'property',
  level: { consumer: 'risky', owner: 'breaking' },
  dimensions: ['wire', 'source'],
  source: 'breaking',
  why: {
    consumer: 'What senders put under the old name is refused, or no longer listened to.',
    owner: 'Readers that look for the old name find nothing.',
  },
  fix: 'Keep both names for a while: deprecate the old one with x-replaced-by and an x-sunset date.',
  migrate: { consumer: 'Send {to} instead of {subject}.', owner: 'Read {to} instead of {subject}.' },
  symmetric: 'Renaming back is a renaming as well.',
  changed({ before, after, subject, writtenBy, confidence, terms }, report) {
    if (confidence === undefined) return;
    const message = `${subject} was renamed to ${after.name}${sureText(confidence)}`;
    const details = { key: after.name, to: after.name, confidence };
    if (isRetired(before.lifecycle, terms))
      report(`${message}, after its sunset.`, { ...details, level: 'safe' });
    else if (writtenBy !== 'owner' && (after.required || after.parent.closed))
      report(`${message}.`, { ...details, level: 'breaking' });
    else if (writtenBy !== 'consumer' && !before.required)
      report(`${message}; it was optional.`, { ...details, level: 'risky' });
    else report(`${message}.`, details);
  },
});
