import { changedBindings } from '../bindings.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'message-binding-changed',
  on: 'exchange',
  level: 'risky',
  dimensions: ['wire', 'behaviour'],
  why: 'The protocol carries it in another way: a new key sends equal things to other partitions, out of order.',
  fix: 'Use a new channel for the new binding.',
  migrate: 'Check how {subject} is read from its protocol.',
  symmetric: 'Changing back is a change as well.',
  changed({ before, after, subject }, report) {
    for (const { protocol, key } of changedBindings(before.bindings, after.bindings))
      report(`${subject}: its ${protocol} binding changed.`, { key, at: 'bindings' });
  },
});
