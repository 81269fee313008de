import type { Operation } from '../../../model/index.js';
import { add, safe } from '../../autofix.js';
import { errorResponse } from '../../error-response.js';
import { isOperational } from '../../paths.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'rest/error-responses',
  severity: 'warn',
  in: 'recommended',
  given: 'operation',
  why: 'Callers handle only the errors that they know of; the others surface as crashes.',
  fix: 'Declare each of them, or `default` for all that have the same body.',
  fixable: 'fix',
  check(operation, { contract, report }) {
    const declared = new Set(operation.responses.map(({ status }) => status));
    if (declared.has('default') || isOperational(operation.path)) return;
    const missing = wantedOf(operation).filter(
      (alternatives) => !alternatives.some((status) => has(declared, status)),
    );
    if (missing.length === 0) return;
    const statuses = missing.map((alternatives) => alternatives.join('/'));
    report(
      `${operation.key} declares ${listed([...declared]) || 'no response'}; ${listed(statuses)} ${statuses.length > 1 ? 'are' : 'is'} wanted.`,
      at(operation, 'responses'),
      safe(() => {
        const edits = missing.flatMap(([status = '']) => {
          const response = errorResponse(contract, status, operation.at.file);
          return response ? [add(at(operation, 'responses', status), response)] : [];
        });
        return edits.length === missing.length ? edits : [];
      }),
    );
  },
});

/** Groups of statuses of which one must be declared. */
function wantedOf(operation: Operation): string[][] {
  const inputs = operation.parameters.some((parameter) => parameter.in === 'query');
  const isSecured =
    operation.security.length > 0 && operation.security.every((requirement) => requirement.length > 0);
  return [
    ...(operation.request || inputs ? [['400', '422']] : []),
    ...(isSecured ? [['401', '403']] : []),
    ...(operation.path.includes('{') ? [['404']] : []),
    ['500'],
  ];
}

function has(declared: ReadonlySet<string>, status: string): boolean {
  return (
    declared.has(status) ||
    declared.has(`${status.charAt(0)}XX`) ||
    (status === '500' && [...declared].some((other) => /^5/.test(other)))
  );
}
