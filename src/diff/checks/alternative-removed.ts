import { defineCheck } from '../check.js';
import { alternativeText } from '../words.js';

export default defineCheck({
  id: 'alternative-removed',
  on: 'alternative',
  level: { consumer: 'breaking', owner: 'safe' },
  dimensions: ['wire', 'source'],
  why: { consumer: 'Senders that send it are refused.', owner: 'Readers need not expect it.' },
  fix: 'Keep taking it.',
  migrate: 'Send another alternative of {subject}.',
  symmetric: 'Where one alternative replaces another, turning back removes the new one.',
  removed({ before, subject }, report) {
    const name = alternativeText(before);
    report(`${subject} no longer takes the alternative ${name}.`, { key: name });
  },
});
