import { isSameBytes, wordOf } from '../bytes.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'content-encoding-changed',
  on: 'schema',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'The text holds bytes in another encoding or of another kind, and the other side decodes them wrongly.',
  fix: 'Keep the encoding.',
  migrate: 'Decode {subject} as it is encoded now.',
  annotation: true,
  symmetric: 'Changing back is a change as well.',
  changed({ before, after, subject }, report) {
    if (!before.types.has('string') || !after.types.has('string')) return;
    for (const word of ['contentEncoding', 'contentMediaType'] as const) {
      const [was = 'nothing', is = 'nothing'] = [wordOf(before, word), wordOf(after, word)];
      if (was === is || (word === 'contentMediaType' && isSameBytes(before, after))) continue;
      report(`${subject} has ${word} ${is} instead of ${was}.`, { key: `${word} ${was} ${is}`, at: word });
    }
  },
});
