import { defineCheck } from '../check.js';
import { matchChannelParameters } from '../pair/events.js';
import { listText, missingFrom } from '../words.js';

export default defineCheck({
  id: 'channel-parameter-value-removed',
  on: 'channel',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Whoever uses an address with that value is alone there.',
  fix: 'Keep the value.',
  migrate: 'Use other values in the address of {subject}.',
  changed({ before, after, subject }, report) {
    for (const { before: parameter, after: now } of matchChannelParameters(before, after)) {
      if (!now || now.values.length === 0) continue;
      const gone = missingFrom([...now.values], [...(parameter?.values ?? [])]).map(String);
      const key = `${now.name} ${now.values.join(' ')}`;
      if (!parameter || parameter.values.length === 0)
        report(`${subject}: its parameter ${now.name} takes only ${listText(now.values, 'or')}.`, {
          key,
          at: 'parameters',
        });
      else if (gone.length > 0)
        report(`${subject}: its parameter ${parameter.name} no longer takes ${listText(gone, 'or')}.`, {
          key,
          at: 'parameters',
        });
    }
  },
});
