import { defineCheck } from '../check.js';
import { listText } from '../words.js';

export default defineCheck({
  id: 'server-variable-value-added',
  on: 'server',
  level: 'safe',
  dimensions: ['wire'],
  why: 'Whoever fills in a value of today goes on.',
  changed({ before, after, subject }, report) {
    for (const old of before.variables) {
      const values = after.variables.find(({ name }) => name === old.name)?.values ?? [];
      if (old.values.length === 0) continue;
      const come = values.filter((value) => !old.values.includes(value));
      const key = `${old.name} ${values.join(' ')}`;
      if (values.length === 0) report(`${subject} takes any value for {${old.name}} now.`, { key });
      else if (come.length > 0)
        report(`${subject} takes ${listText(come)} for {${old.name}} as well.`, { key });
    }
  },
});
