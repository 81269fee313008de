import { boundsOf } from '../bounds.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'bound-tightened',
  on: 'schema',
  level: { consumer: 'breaking', owner: 'safe' },
  dimensions: ['wire', 'behaviour'],
  why: {
    consumer: 'Values between the old bound and the new one are refused.',
    owner: 'Readers get a part of what they expect.',
  },
  fix: 'Keep the wider bound.',
  migrate: 'Keep {subject} within the new bound.',
  changed({ before, after, subject, inPath }, report) {
    for (const { keyword, was, is, text, direction, facet } of boundsOf(before, after, inPath))
      if (direction === 'tighter')
        report(`${subject} ${text}.`, {
          key: `${keyword} ${was} ${is}`,
          at: keyword,
          facet,
        });
  },
});
