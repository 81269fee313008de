import { canonicalText } from '../../kernel/json.js';
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
    for (const protocol of new Set([...Object.keys(before.bindings), ...Object.keys(after.bindings)])) {
      const [was, is] = [before, after].map(({ bindings }) => canonicalText(bindings[protocol] ?? {}));
      if (was !== is)
        report(`${subject}: its ${protocol} binding changed.`, {
          key: `${protocol} ${was} ${is}`,
          at: 'bindings',
        });
    }
  },
});
