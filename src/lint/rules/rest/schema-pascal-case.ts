import { lastToken } from '../../../kernel/pointer.js';
import { defineRule } from '../../rule.js';
import { isCase, toCase } from '../../words.js';

export default defineRule({
  id: 'rest/schema-pascal-case',
  severity: 'info',
  in: 'strict',
  given: 'schema',
  why: 'A schema becomes a type in every language, and types are written in PascalCase.',
  fix: 'Rename the schema: only references change, nothing on the wire.',
  check({ name, at }, { report }) {
    if (name === undefined || lastToken(at.pointer) !== name || isCase(name, 'pascal')) return;
    report(`The schema "${name}" should be "${toCase(name, 'pascal')}".`);
  },
});
