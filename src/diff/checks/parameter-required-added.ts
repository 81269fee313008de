import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'parameter-required-added',
  on: 'parameter',
  level: { consumer: 'breaking', owner: 'safe' },
  dimensions: ['wire', 'source'],
  why: 'Callers of today do not send it, and are refused.',
  fix: 'Make it optional, with a default that keeps the old behaviour.',
  migrate: 'Send {subject} on every call.',
  added({ after, subject }, report) {
    if (after.required && after.in !== 'path')
      report(`${subject} was added and is required.`, { key: after.name });
  },
});
