import type { Parameter } from '../../../model/index.js';
import { listingOf } from '../../listing.js';
import { defineRule } from '../../rule.js';
import { itemsOf, valuesOf } from '../../shape.js';

export default defineRule({
  id: 'rest/collection-sort',
  severity: 'info',
  in: 'strict',
  given: 'operation',
  options: { parameter: 'sort' },
  why: 'Pages of a list in no certain order repeat entries and miss others.',
  fix: 'Take a parameter `sort` of the form field:asc or field:desc, with a default.',
  check(operation, { options, report }) {
    if (!listingOf(operation)) return;
    const sort = operation.parameters.find(
      ({ name }) => name === options.parameter || /sort|order/i.test(name),
    );
    if (!sort) report(`${operation.key} answers a list, and takes no parameter "${options.parameter}".`);
    else if (sort.name === options.parameter && !isTold(sort))
      report(
        `The parameter "${sort.name}" of ${operation.key} does not say by what it sorts: field:asc or field:desc is wanted.`,
        sort.at,
      );
  },
});

/** Does a description, a pattern, values or an example show how to write it? */
function isTold({ description = '', examples, schema }: Parameter): boolean {
  const values = (valuesOf(schema) ?? valuesOf(itemsOf(schema)) ?? []).map(String);
  const texts = [description, schema?.description, schema?.pattern, ...values];
  const shown = [schema?.default, ...(schema?.examples ?? []), ...examples.map(({ value }) => value)];
  return /asc|desc|direction|ascending|[-+]\w/i.test([...texts, JSON.stringify(shown)].join(' '));
}
