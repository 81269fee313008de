import { defineCheck } from '../check.js';
import { matchChannelParameters } from '../pair/events.js';
import { listText, missingFrom } from '../words.js';

export default defineCheck({
  id: 'channel-parameter-value-added',
  on: 'channel',
  level: 'safe',
  dimensions: ['wire'],
  why: 'Whoever uses the addresses of today goes on; there are more of them.',
  changed({ before, after, subject }, report) {
    for (const { before: was, after: is } of matchChannelParameters(before, after)) {
      if (!was || was.values.length === 0) continue;
      const values = is?.values ?? [];
      const come = missingFrom([...was.values], [...values]).map(String);
      const key = `${was.name} ${values.join(' ')}`;
      const details = { key, at: 'parameters' };
      if (values.length === 0) report(`${subject}: its parameter ${was.name} takes any value now.`, details);
      else if (come.length > 0)
        report(`${subject}: its parameter ${was.name} takes ${listText(come)} as well.`, details);
    }
  },
});
