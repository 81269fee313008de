import { defineCheck } from '../check.js';
import { gainedOrLost, listText } from '../words.js';

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
    for (const old of before.variables) {
      const now = after.variables.find(({ name }) => name === old.name);
      if (!now) continue;
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
