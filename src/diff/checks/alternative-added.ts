import { defineCheck } from '../check.js';
import { alternativeText } from '../words.js';

export default defineCheck({
  id: 'alternative-added',
  on: 'alternative',
  level: { consumer: 'safe', owner: 'breaking' },
  dimensions: ['wire', 'source'],
  why: { consumer: 'Senders need not send it.', owner: 'Readers do not know how to read it.' },
  fix: 'Tell readers from the start to skip alternatives that they do not know.',
  migrate: 'Handle the new alternative of {subject}, and those that you do not know.',
  symmetric: 'Where one alternative replaces another, turning back adds the old one.',
  added({ after, subject }, report) {
    const name = alternativeText(after);
    report(`${subject} may be the alternative ${name} now.`, { key: name });
  },
});
