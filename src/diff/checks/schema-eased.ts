import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'schema-eased',
  on: 'remainder',
  level: 'safe',
  dimensions: ['wire'],
  why: {
    consumer: 'Whatever was taken is taken still.',
    owner: 'Whatever comes now could come before.',
  },
  changed({ subject, writtenBy, verdict }, report) {
    if (verdict) return;
    report(
      writtenBy === 'owner' ? `${subject} holds less than before.` : `${subject} takes more than before.`,
    );
  },
});
