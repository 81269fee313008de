import { reportLacking } from '../../adoption.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'resilience/sla-declared',
  severity: 'info',
  in: 'strict',
  given: 'contract',
  only: 'openapi',
  why: 'Callers choose their timeouts, and whom to depend on, by what the service promises.',
  fix: 'Declare `x-policy: { sla: { availability: 99.9, p95: 300ms } }` at the root or on the operation.',
  check(contract, { report }) {
    reportLacking(contract.operations, ({ policy }) => policy.sla === undefined, {
      everywhere: (all) =>
        report(
          `No operation promises a service level (${counted(all.length, 'operation')}); x-policy.sla is wanted.`,
        ),
      here: (operation) =>
        report(
          `${operation.key} promises no service level; x-policy.sla with availability or p95 is wanted.`,
          operation.at,
        ),
    });
  },
});
