import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'property-optional-added',
  on: 'property',
  level: 'safe',
  dimensions: ['wire', 'source'],
  why: {
    consumer: 'Senders may leave it out.',
    owner: 'Readers that do not know it overlook it, unless they took the old schema at its word.',
  },
  fix: 'Leave schemas of what you send open (no `additionalProperties: false`).',
  added({ after, counterpart, subject, writtenBy }, report) {
    if (after.required) return;
    if (writtenBy === 'owner' && counterpart?.closed)
      report(`${subject} was added, though the old schema forbids other properties.`, { level: 'risky' });
    else report(`${subject} was added; it is optional.`);
  },
});
