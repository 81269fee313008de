import { roleOf } from '../../../model/index.js';
import { listingOf } from '../../listing.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'rest/collection-pagination',
  severity: 'warn',
  in: 'recommended',
  given: 'operation',
  options: { page: 'page', size: 'size' },
  why: 'A list that comes whole works until the day it has a million entries.',
  fix: 'Take `page` and `size` (or a cursor and a limit), and say in the answer where the next page is.',
  check(operation, { options, report }) {
    const listing = listingOf(operation);
    // A list that its schema bounds is no collection that grows.
    if (!listing || listing.list.maxItems !== undefined) return;
    const takes = (role: string, name: string) =>
      operation.parameters.some((parameter) => parameter.name === name || roleOf(parameter) === role);
    const missing = [
      !takes('position', options.page) && `"${options.page}" (or cursor)`,
      !takes('size', options.size) && `"${options.size}" (or limit)`,
    ].filter(Boolean);
    if (missing.length > 0)
      report(`${operation.key} answers a list, and takes no ${missing.join(' and no ')} parameter.`);
  },
});
