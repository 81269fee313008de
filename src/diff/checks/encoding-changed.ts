import { canonicalText } from '../../kernel/json.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'encoding-changed',
  on: 'content',
  level: 'risky',
  dimensions: ['wire'],
  why: 'Parts of a form are written in another way, so that the other side may misread them.',
  fix: 'Keep the encoding.',
  migrate: 'Write the parts of {subject} in the new encoding.',
  symmetric: 'The reader of either encoding may misread the other.',
  changed({ before, after, subject }, report) {
    for (const name of new Set([...Object.keys(before.encoding), ...Object.keys(after.encoding)])) {
      const [was, is] = [before.encoding[name], after.encoding[name]].map((encoding) =>
        canonicalText(encoding ?? {}),
      );
      if (was !== is)
        report(`${subject}: the encoding of ${name} changed.`, {
          key: `${name} ${was} ${is}`,
          at: 'encoding',
        });
    }
  },
});
