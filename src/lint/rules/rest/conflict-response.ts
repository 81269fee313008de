import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'rest/conflict-response',
  severity: 'info',
  in: 'strict',
  given: 'operation',
  options: { methods: ['PUT', 'PATCH'], statuses: ['409', '412'] },
  why: 'Two callers change the same resource one day: one that does not know of the conflict overwrites what the other wrote.',
  fix: 'Declare the 409 response (or 412 with If-Match), and say what to do about it.',
  check(operation, { options, report }) {
    if (!options.methods.includes(operation.method)) return;
    const declared = operation.responses.map(({ status }) => status);
    if (declared.some((status) => [...options.statuses, '4XX', 'default'].includes(status))) return;
    report(
      `${operation.key} declares ${declared.join(', ') || 'no response'}; ${options.statuses.join(' or ')} is wanted for conflicts.`,
      at(operation, 'responses'),
    );
  },
});
