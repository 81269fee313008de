import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { type Case, isCase, toCase } from '../../words.js';

export default defineRule({
  id: 'rest/operation-id-camel-case',
  severity: 'warn',
  in: 'recommended',
  given: 'operation',
  options: { style: 'camel' as Case },
  why: 'The operationId becomes a function name in every generated client.',
  fix: 'Write it in camelCase, beginning with a verb.',
  check(operation, { options, report }) {
    const { id } = operation;
    if (!id || isCase(id, options.style)) return;
    report(`The operationId "${id}" should be "${toCase(id, options.style)}".`, at(operation, 'operationId'));
  },
});
