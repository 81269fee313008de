import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'property-required-added',
  on: 'property',
  level: { consumer: 'breaking', owner: 'safe' },
  dimensions: ['wire', 'source'],
  why: {
    consumer: 'Senders of today leave it out, and are refused.',
    owner: 'Readers that do not know it overlook it.',
  },
  fix: {
    consumer: 'Make it optional, with a default for senders that leave it out.',
    owner: 'Leave schemas of what you send open (no `additionalProperties: false`).',
  },
  migrate: 'Always send {subject}.',
  added({ after, counterpart, subject, writtenBy }, report) {
    if (!after.required) return;
    const refused = writtenBy === 'owner' && counterpart?.closed;
    report(
      `${subject} was added and is ${refused ? 'always sent, though the old schema forbids other properties' : 'required'}.`,
      refused ? { level: 'risky' } : {},
    );
  },
});
