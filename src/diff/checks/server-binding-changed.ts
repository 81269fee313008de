import { changedBindings } from '../bindings.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'server-binding-changed',
  on: 'server',
  level: 'risky',
  dimensions: ['wire', 'behaviour'],
  why: 'Connections are made in another way, and those of today may be refused.',
  fix: 'Add the new server beside the old one.',
  migrate: 'Check how you connect to {subject}.',
  symmetric: 'Changing back is a change as well.',
  changed({ before, after, subject }, report) {
    for (const { protocol, key } of changedBindings(before.bindings, after.bindings))
      report(`${subject} has another ${protocol} binding.`, { key, at: 'bindings' });
  },
});
