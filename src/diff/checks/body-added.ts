import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'body-added',
  on: 'body',
  level: { consumer: 'breaking', owner: 'safe' },
  dimensions: ['wire', 'source'],
  why: {
    consumer: 'Callers of today send no body, and are refused.',
    owner: 'Readers of today look at no body.',
  },
  fix: 'Make the body optional.',
  migrate: 'Send the body.',
  added({ after, writtenBy, subject }, report) {
    const needed = writtenBy !== 'owner' && after.required;
    report(`${subject} was added${needed ? ' and is required' : ''}.`, needed ? {} : { level: 'safe' });
  },
});
