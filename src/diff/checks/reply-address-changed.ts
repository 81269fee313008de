import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'reply-address-changed',
  on: 'exchange',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Answers go where nobody waits for them.',
  fix: 'Keep answering at the old address.',
  migrate: 'Look for the answers to {subject}, or send them, at the new address.',
  symmetric: 'Moving back moves it again.',
  changed({ before, after, subject }, report) {
    const [old, now] = [before.carrier?.reply, after.carrier?.reply];
    if (!old || !now) return;
    const [was, is] = [old, now].map(
      ({ address, channel, channelAddress }) => address?.location ?? channelAddress ?? channel,
    );
    if (was !== is)
      report(
        `${subject} is answered at ${is ?? 'an address that nobody says'} instead of ${was ?? 'one that nobody says'}.`,
        {
          key: `${was ?? ''} ${is ?? ''}`,
          places: { before: old.at, after: now.at },
        },
      );
  },
});
