import { roleOf } from '../../../model/index.js';
import { listingOf } from '../../listing.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'rest/collection-filter',
  severity: 'info',
  in: 'strict',
  given: 'operation',
  why: 'Callers who cannot ask for a part fetch the whole, and filter it themselves.',
  fix: 'Take a query parameter for each property that callers look for, and describe what it matches.',
  check(operation, { report }) {
    const listing = listingOf(operation);
    if (!listing || listing.list.maxItems !== undefined) return;
    const filters = operation.parameters.filter(
      (parameter) => parameter.in === 'query' && roleOf(parameter) === 'filter',
    );
    if (filters.length === 0)
      report(`${operation.key} answers a list, and takes no parameter that filters it.`);
    for (const filter of filters) {
      if (!filter.description?.trim() && !filter.schema?.description?.trim())
        report(`The filter "${filter.name}" of ${operation.key} does not say what it matches.`, filter.at);
    }
  },
});
