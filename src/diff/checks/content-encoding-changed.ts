import { defineCheck } from '../check.js';
import { annotation } from '../schemas/sides.js';

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
    for (const word of ['contentEncoding', 'contentMediaType'] as const) {
      const [was = 'nothing', is = 'nothing'] = [annotation(before, word), annotation(after, word)];
      if (was !== is && before.types.has('string') && after.types.has('string'))
        report(`${subject} has ${word} ${is} instead of ${was}.`, { key: `${word} ${was} ${is}`, at: word });
    }
  },
});
