import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'header-added',
  on: 'header',
  level: { owner: 'safe', consumer: 'breaking' },
  dimensions: ['wire', 'source'],
  why: {
    owner: 'Readers that do not know it overlook it.',
    consumer: 'Receivers of today do not send it in their answers.',
  },
  fix: 'Make it optional.',
  migrate: 'Send {subject} in every answer.',
  added({ after, writtenBy, subject }, report) {
    const needed = writtenBy !== 'owner' && after.required;
    report(`${subject} was added${needed ? ' and is required' : ''}.`, needed ? {} : { level: 'safe' });
  },
});
