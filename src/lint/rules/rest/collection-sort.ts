import { isSuccess, jsonContent, listIn } from '../../bodies.js';
import { isParameter, segmentsOf } from '../../paths.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'rest/collection-sort',
  severity: 'info',
  in: 'strict',
  given: 'operation',
  options: { parameter: 'sort' },
  why: 'Pages of a list in no certain order repeat entries and miss others.',
  fix: 'Take a parameter `sort` of the form field:asc or field:desc, with a default.',
  check(operation, { options, report }) {
    if (operation.method !== 'GET' || isParameter(segmentsOf(operation.path).at(-1) ?? '')) return;
    const body = jsonContent(operation.responses.find(({ status }) => isSuccess(status))?.payload);
    if (!listIn(body?.schema)) return;
    const isSortable = operation.parameters.some(
      ({ name }) => name === options.parameter || /sort|order/i.test(name),
    );
    if (!isSortable)
      report(`${operation.key} answers a list, and takes no parameter "${options.parameter}".`);
  },
});
