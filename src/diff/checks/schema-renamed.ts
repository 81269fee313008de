import { defineCheck } from '../check.js';
import { renamedSchemas, sureText } from '../pair/index.js';

export default defineCheck({
  id: 'schema-renamed',
  on: 'contract',
  level: 'breaking',
  dimensions: ['source'],
  why: 'Nothing changes on the wire, yet generated types are named after it, and imports of the old name stop compiling.',
  fix: 'Keep the name.',
  migrate: 'Import {to} instead of {subject}.',
  symmetric: 'Renaming back is a renaming as well.',
  changed({ before, after }, report) {
    for (const { before: old, after: now, confidence } of renamedSchemas(before, after))
      report(`The schema ${old.name} is called ${now.name} now${sureText(confidence)}.`, {
        subject: old.name,
        key: `${old.name} ${now.name}`,
        places: { before: old.schema.at, after: now.schema.at },
        to: now.name,
        confidence,
      });
  },
});
