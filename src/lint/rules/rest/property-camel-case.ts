import { defineRule } from '../../rule.js';
import { type Case, isCase, toCase, wordsOf } from '../../words.js';

export default defineRule({
  id: 'rest/property-camel-case',
  severity: 'warn',
  in: 'recommended',
  given: 'property',
  options: { style: 'camel' as Case },
  why: 'One spelling for all names lets client code use the wire names as they are.',
  fix: 'Rename the property; a breaking change, so let the old name live beside it until its sunset. Teams that write snake_case set the option `style: snake`.',
  check({ name, isHeader }, { options, report }) {
    if (isHeader) return;
    // `@type`, `$schema`, `_links` and keys that are data (`text/html`, `404`) belong to other conventions.
    if (!/^[a-zA-Z][\w-]*$/.test(name) || isCase(name, options.style)) return;
    if (wordsOf(name).length === 1 && name === name.toLowerCase()) return;
    report(`The property "${name}" should be "${toCase(name, options.style)}".`);
  },
});
