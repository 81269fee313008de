import { keyOf } from '../../../kernel/place.js';
import { add, breaking, header, renameKey } from '../../autofix.js';
import { isSuccess } from '../../bodies.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'rest/post-creates-with-201',
  severity: 'warn',
  in: 'recommended',
  given: 'operation',
  why: 'From 201 with Location a caller learns that something new exists, and where; from 202 that it will.',
  fix: 'Answer 201 with a Location header, or 202 when the work goes on after the answer.',
  fixable: 'fix-breaking',
  check(operation, { contract, report }) {
    if (operation.method !== 'POST' || !isCollection(operation.path, contract.operations)) return;
    const statuses = operation.responses.map(({ status }) => status).filter(isSuccess);
    if (statuses.length === 0 || statuses.some((status) => /^20[12]|2XX$/.test(status))) return;
    report(
      `${operation.key} creates, and answers ${statuses.join(', ')}; 201 or 202 is wanted.`,
      at(operation, 'responses'),
      breaking(() => {
        const place = at(operation, 'responses', '200');
        const [only, other] = operation.responses.filter((response) => isSuccess(response.status));
        if (only?.status !== '200' || other || keyOf(only.at) !== keyOf(place)) return [];
        const hasLocation = only.headers.some(({ name }) => name.toLowerCase() === 'location');
        const location = header(contract.dialect, 'The URL of what was created.', {
          type: 'string',
          format: 'uri-reference',
        });
        return [
          renameKey(place, '201'),
          ...(hasLocation ? [] : [add(at(only, 'headers', 'Location'), location)]),
        ];
      }),
    );
  },
});

/** A path below which single resources can be read: a POST to it creates one of them. */
function isCollection(path: string, operations: readonly { method: string; path: string }[]): boolean {
  return operations.some((other) => {
    const rest = other.path.startsWith(`${path}/`) ? other.path.slice(path.length + 1) : '';
    return other.method === 'GET' && /^\{[^/]*\}$/.test(rest);
  });
}
