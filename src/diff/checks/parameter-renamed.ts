import { defineCheck } from '../check.js';
import { sureText } from '../pair/index.js';

export default defineCheck({
  id: 'parameter-renamed',
  on: 'parameter',
  level: { consumer: 'risky', owner: 'breaking' },
  dimensions: ['wire', 'source'],
  source: 'breaking',
  why: {
    consumer: 'Callers that send the old name are refused, or answered as if they had not asked.',
    owner: 'Receivers that read the old name find nothing.',
  },
  fix: 'Take both names, and deprecate the old one with an x-sunset date.',
  migrate: { consumer: 'Send {to} instead of {subject}.', owner: 'Read {to} instead of {subject}.' },
  symmetric: 'Renaming back is a renaming as well.',
  changed({ before, after, subject, writtenBy, confidence }, report) {
    if (confidence === undefined || before.in !== after.in) return;
    const message = `${subject} was renamed to ${after.name}${sureText(confidence)}.`;
    const refused = writtenBy !== 'owner' && after.required;
    const details = { at: 'name', key: after.name, to: after.name, confidence };
    report(message, refused ? { ...details, level: 'breaking' } : details);
  },
});
