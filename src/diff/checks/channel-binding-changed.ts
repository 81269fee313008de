import { changedBindings } from '../bindings.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'channel-binding-changed',
  on: 'channel',
  level: 'risky',
  dimensions: ['wire', 'behaviour'],
  why: 'Partitions, queues or retention are not what readers were told: order and load may change.',
  fix: 'Use a new channel for the new binding.',
  migrate: 'Check the consumers of {subject} against the new binding.',
  symmetric: 'Changing back is a change as well.',
  changed({ before, after, subject }, report) {
    for (const { protocol, key } of changedBindings(before.bindings, after.bindings))
      report(`${subject}: its ${protocol} binding changed.`, { key, at: 'bindings' });
  },
});
