import { boundsOf } from '../bounds.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'bound-loosened',
  on: 'schema',
  level: { consumer: 'safe', owner: 'breaking' },
  dimensions: ['wire', 'behaviour'],
  why: {
    consumer: 'Senders may send more than before.',
    owner: 'Readers that made room for the old bound get values beyond it.',
  },
  fix: 'Keep what is sent within the old bound.',
  migrate: 'Make room for values of {subject} beyond the old bound.',
  changed({ before, after, subject, inPath }, report) {
    for (const { keyword, was, is, text, direction, facet } of boundsOf(before, after, inPath))
      if (direction === 'looser')
        report(`${subject} ${text}.`, {
          key: `${keyword} ${was} ${is}`,
          at: keyword,
          facet,
        });
  },
});
