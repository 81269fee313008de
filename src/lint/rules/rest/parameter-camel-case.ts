import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { type Case, isCase, toCase } from '../../words.js';

export default defineRule({
  id: 'rest/parameter-camel-case',
  severity: 'warn',
  in: 'recommended',
  given: 'parameter',
  options: { style: 'camel' as Case },
  why: 'Callers who must look up how each parameter is spelt get some of them wrong, and unknown ones are ignored in silence.',
  fix: 'Rename the parameter, and accept the old name until its sunset. Teams that write snake_case set the option `style: snake`.',
  check(parameter, { options, report }) {
    if (parameter.in !== 'query' && parameter.in !== 'path') return;
    // `$filter`, `filter[status]` and `page.size` are conventions with a grammar of their own.
    const [name = ''] = parameter.name.replace(/^\$/, '').split(/[[.]/);
    if (!/^[a-zA-Z][\w-]*$/.test(name) || isCase(name, options.style)) return;
    const wanted = parameter.name.replace(name, () => toCase(name, options.style));
    report(`The ${parameter.in} parameter "${parameter.name}" should be "${wanted}".`, at(parameter, 'name'));
  },
});
