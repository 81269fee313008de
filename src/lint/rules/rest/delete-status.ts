import { breaking, renameKey } from '../../autofix.js';
import { isSuccess } from '../../bodies.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'rest/delete-status',
  severity: 'warn',
  in: 'recommended',
  given: 'operation',
  why: 'Callers tell by the status whether something is gone (204), was sent back (200), or will go (202).',
  fix: 'Answer 204, or 200 with what was deleted.',
  fixable: 'fix-breaking',
  check(operation, { report }) {
    if (operation.method !== 'DELETE') return;
    const statuses = operation.responses.map(({ status }) => status).filter(isSuccess);
    if (statuses.length === 0 || statuses.some((status) => /^20[024]|2XX$/.test(status))) return;
    report(
      `${operation.key} answers ${statuses.join(', ')}; 204 or 200 is wanted.`,
      at(operation, 'responses'),
      breaking(() => {
        const [only, other] = operation.responses.filter((response) => isSuccess(response.status));
        if (!only || other) return [];
        return [renameKey(at(operation, 'responses', only.status), only.payload ? '200' : '204')];
      }),
    );
  },
});
