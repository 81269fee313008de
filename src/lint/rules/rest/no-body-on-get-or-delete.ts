import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'rest/no-body-on-get-or-delete',
  severity: 'error',
  in: 'recommended',
  given: 'operation',
  why: 'A body of a GET, HEAD or DELETE has no meaning in HTTP: proxies drop it, and many clients cannot send it.',
  fix: 'Move its content to query parameters, or make the operation a POST.',
  check(operation, { report }) {
    if (!operation.request || !['GET', 'HEAD', 'DELETE'].includes(operation.method)) return;
    report(
      `${operation.key} takes a request body, which a ${operation.method} must not have; query parameters or a POST are wanted.`,
      at(operation, 'requestBody'),
    );
  },
});
