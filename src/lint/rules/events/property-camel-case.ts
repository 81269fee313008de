import { breaking } from '../../autofix.js';
import { inOtherCase } from '../../property-case.js';
import { renameProperty } from '../../rename-property.js';
import { defineRule } from '../../rule.js';
import type { Case } from '../../words.js';

export default defineRule({
  id: 'events/property-camel-case',
  severity: 'info',
  in: 'recommended',
  given: 'property',
  only: 'asyncapi',
  options: {
    style: 'camel' as Case,
    acronyms: [] as string[],
    /** Members of the envelope of header and payload, which has a spelling of its own. */
    allow: ['message_id', 'correlation_id'],
  },
  why: 'An event lives longer than the service that sent it: one spelling for all names lets every reader use them as they are.',
  fix: 'Write it otherwise in the next version of the event. Teams that write snake_case set the option `style: snake`.',
  fixable: 'fix-breaking',
  check(property, { contract, within, options, report }) {
    const wanted = options.allow.includes(property.name) ? undefined : inOtherCase(property, options);
    if (wanted === undefined) return;
    report(
      `The property "${property.name}" should be "${wanted}".`,
      property.at,
      breaking(() => renameProperty(contract, within, property.name, wanted)),
    );
  },
});
