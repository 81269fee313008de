import type { Operation } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { add, safe } from '../../autofix.js';
import { errorResponse } from '../../error-response.js';
import { isOperational } from '../../paths.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'security/rate-limit-documented',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  why: 'A limit that nobody knows of is met in production first.',
  fix: 'Declare `x-policy: { rateLimit: { requests: 100, per: 1m } }` at the root or on the operation, and the 429 response.',
  fixable: 'fix',
  check(contract, { report }) {
    const operations = contract.operations.filter(({ path }) => !isOperational(path));
    reportLacking(operations, (operation) => !isLimited(operation), {
      everywhere: (all) =>
        report(
          `No operation documents a rate limit (${counted(all.length, 'operation')}); x-policy.rateLimit is wanted.`,
        ),
      here: (operation) =>
        report(
          `${operation.key} documents no rate limit; x-policy.rateLimit, a RateLimit header or 429 is wanted.`,
          operation.at,
        ),
    });
    for (const operation of operations) {
      if (
        operation.policy.rateLimit &&
        !operation.responses.some(({ status }) => ['429', '4XX', 'default'].includes(status))
      ) {
        report(
          `${operation.key} has a rate limit, and declares no 429 response.`,
          at(operation, 'responses'),
          safe(() => {
            const response = errorResponse(contract, '429', operation.at.file);
            return response ? [add(at(operation, 'responses', '429'), response)] : [];
          }),
        );
      }
    }
  },
});

function isLimited({ policy, responses }: Operation): boolean {
  return (
    policy.rateLimit !== undefined ||
    responses.some(
      ({ status, headers }) => status === '429' || headers.some(({ name }) => /^(x-)?ratelimit/i.test(name)),
    )
  );
}
