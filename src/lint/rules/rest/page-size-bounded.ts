import { target } from '../../../model/index.js';
import { add, breaking, replace } from '../../autofix.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

const SIZE = /^\$?(page[\W_]?)?(size|limit|per[\W_]?page|max[\W_]?results|page[\W_]?size)\]?$/i;

export default defineRule({
  id: 'rest/page-size-bounded',
  severity: 'warn',
  in: 'recommended',
  given: 'parameter',
  options: { max: 1000 },
  why: 'A caller who may ask for everything at once will, and takes the service down for the others.',
  fix: 'Give the schema a maximum (and a default).',
  fixable: 'fix-breaking',
  check(parameter, { within, options, report }) {
    // What is written has a size too, that of a file, and no pages.
    if ('method' in within && !/^(GET|QUERY)$/.test(within.method)) return;
    if (parameter.in !== 'query' || !SIZE.test(parameter.name) || !parameter.schema) return;
    const schema = target(parameter.schema);
    if (!schema.types?.has('integer') && !schema.types?.has('number')) return;
    const maximum = schema.maximum ?? schema.exclusiveMaximum;
    const isDefaultLarger = typeof schema.default === 'number' && schema.default > options.max;
    if (maximum === undefined)
      report(
        `The page size "${parameter.name}" has no maximum; at most ${options.max} is wanted.`,
        schema.at,
        breaking(() =>
          schema.name !== undefined || isDefaultLarger ? [] : [add(at(schema, 'maximum'), options.max)],
        ),
      );
    else if (maximum > options.max)
      report(
        `The page size "${parameter.name}" may be ${maximum}; at most ${options.max} is wanted.`,
        at(schema, 'maximum'),
        breaking(() =>
          schema.name !== undefined || isDefaultLarger ? [] : [replace(at(schema, 'maximum'), options.max)],
        ),
      );
  },
});
