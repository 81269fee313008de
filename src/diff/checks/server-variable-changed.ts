import type { ServerVariable } from '../../model/index.js';
import { defineCheck } from '../check.js';
import { gainedOrLost, listText } from '../words.js';

/** A variable that the URL names, and of which nothing is said. */
const UNSAID: Pick<ServerVariable, 'values'> = { values: [] };

export default defineCheck({
  id: 'server-variable-changed',
  on: 'server',
  level: 'risky',
  dimensions: ['wire'],
  why: 'Whoever fills in the old value, or relies on the old default, may find nobody there.',
  fix: 'Keep the old values, and the default.',
  migrate: 'Check which address you use of {subject}.',
  symmetric: 'Where one value replaces another, turning back removes the new one.',
  changed({ before, after, subject }, report) {
    for (const name of new Set([...before.variables, ...after.variables].map((one) => one.name))) {
      const [old, now] = [before, after].map(
        ({ variables }) => variables.find((one) => one.name === name) ?? { ...UNSAID, name },
      ) as [ServerVariable, ServerVariable];
      if (old.default !== now.default)
        report(`${subject} ${gainedOrLost(`default of {${old.name}}`, old.default, now.default)}.`, {
          key: `${old.name} ${old.default} ${now.default}`,
        });
      const gone = now.values.length > 0 ? old.values.filter((value) => !now.values.includes(value)) : [];
      const listed = old.values.length === 0 && now.values.length > 0;
      if (gone.length > 0)
        report(`${subject} no longer takes ${listText(gone)} for {${old.name}}.`, {
          key: `${old.name} - ${gone.join(' ')}`,
        });
      else if (listed)
        report(`${subject} takes only ${listText(now.values, 'or')} for {${old.name}} now.`, {
          key: `${old.name} = ${now.values.join(' ')}`,
        });
    }
  },
});
