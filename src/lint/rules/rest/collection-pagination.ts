import { isSuccess, jsonContent, listIn } from '../../bodies.js';
import { isParameter, segmentsOf } from '../../paths.js';
import { defineRule } from '../../rule.js';

const SIZE =
  /^(page\W?)?(size|limit|count|first|top|max\W?results|max\W?items|per\W?page|page\W?size|items\W?per\W?page|max\W?page\W?size)$/i;
const POSITION =
  /^(page|page\W?(number|token|index|key)?|next\W?(token|page|marker)|cursor|after|before|offset|marker|skip|start|starting\W?(after|at)|ending\W?before|continuation\W?token|(stream\W?)?position)$/i;

export default defineRule({
  id: 'rest/collection-pagination',
  severity: 'warn',
  in: 'recommended',
  given: 'operation',
  options: { page: 'page', size: 'size' },
  why: 'A list that comes whole works until the day it has a million entries.',
  fix: 'Take `page` and `size` (or a cursor and a limit), and say in the answer where the next page is.',
  check(operation, { options, report }) {
    if (operation.method !== 'GET' || isParameter(segmentsOf(operation.path).at(-1) ?? '')) return;
    const body = jsonContent(operation.responses.find(({ status }) => isSuccess(status))?.payload);
    const list = listIn(body?.schema);
    // A list that its schema bounds is no collection that grows.
    if (!list || list.maxItems !== undefined) return;
    const names = operation.parameters.map(({ name }) =>
      name.replace(/^\$|^page\[|\]$/g, '').replaceAll('_', '-'),
    );
    const hasSize = names.some((name) => name === options.size || SIZE.test(name));
    const hasPosition = names.some((name) => name === options.page || POSITION.test(name));
    const missing = [
      !hasPosition && `"${options.page}" (or cursor)`,
      !hasSize && `"${options.size}" (or limit)`,
    ].filter(Boolean);
    if (missing.length > 0)
      report(`${operation.key} answers a list, and takes no ${missing.join(' and no ')} parameter.`);
  },
});
