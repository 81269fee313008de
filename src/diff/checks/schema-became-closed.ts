import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'schema-became-closed',
  on: 'schema',
  level: { consumer: 'risky', owner: 'safe' },
  dimensions: ['wire'],
  why: {
    consumer: 'Senders that add properties of their own are refused.',
    owner: 'Readers need not expect other properties.',
  },
  fix: 'Leave it open, and ignore what you do not know.',
  migrate: 'Send only declared properties of {subject}.',
  annotation: true,
  changed({ before, after, subject, writtenBy }, report) {
    if (before.closed || !after.closed || !before.types.has('object')) return;
    const promised = writtenBy !== 'owner' && before.additionalDeclared;
    report(`${subject} no longer allows properties that it does not declare.`, {
      at: 'additionalProperties',
      ...(promised && { level: 'breaking' }),
    });
  },
});
