import { breaking } from '../../autofix.js';
import { inOtherCase } from '../../property-case.js';
import { renameProperty } from '../../rename-property.js';
import { defineRule } from '../../rule.js';
import type { Case } from '../../words.js';

export default defineRule({
  id: 'rest/property-camel-case',
  severity: 'warn',
  in: 'recommended',
  given: 'property',
  only: 'openapi',
  options: { style: 'camel' as Case, acronyms: [] as string[] },
  why: 'One spelling for all names lets client code use the wire names as they are.',
  fix: 'Rename the property; a breaking change, so let the old name live beside it until its sunset. Teams that write snake_case set the option `style: snake`.',
  fixable: 'fix-breaking',
  check(property, { contract, within, options, report }) {
    const { name, at: place } = property;
    const wanted = inOtherCase(property, options);
    if (wanted === undefined) return;
    report(
      `The property "${name}" should be "${wanted}".`,
      place,
      breaking(() => renameProperty(contract, within, name, wanted)),
    );
  },
});
