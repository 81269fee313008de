import { reportLacking } from '../../adoption.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'resilience/criticality-declared',
  severity: 'info',
  in: 'strict',
  given: 'contract',
  only: 'openapi',
  why: 'In an incident it decides what is repaired first, and what may be switched off.',
  fix: 'Declare `x-policy: { criticality: high }` at the root or on the operation.',
  check(contract, { report }) {
    reportLacking(contract.operations, ({ policy }) => policy.criticality === undefined, {
      everywhere: (all) =>
        report(
          `No operation says how critical it is (${counted(all.length, 'operation')}); x-policy.criticality is wanted.`,
        ),
      here: (operation) =>
        report(
          `${operation.key} does not say how critical it is; low, medium, high or critical is wanted.`,
          operation.at,
        ),
    });
  },
});
