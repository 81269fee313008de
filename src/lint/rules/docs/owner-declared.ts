import { reportLacking } from '../../adoption.js';
import { defineRule } from '../../rule.js';
import { subjectOf } from '../../subject.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'docs/owner-declared',
  severity: 'info',
  in: 'strict',
  given: 'contract',
  why: "An operation without an owner is nobody's to fix at night.",
  fix: 'Declare `x-policy: { owner: team-orders }` at the root or on the operation.',
  check(contract, { report }) {
    const all = [...contract.operations, ...contract.exchanges];
    reportLacking(all, ({ policy }) => policy.owner === undefined, {
      everywhere: (lacking) =>
        report(
          `Nothing in the contract has an owner (${counted(lacking.length, 'operation')}); x-policy.owner is wanted.`,
        ),
      here: (node) => report(`${subjectOf(node).name} has no owner; x-policy.owner is wanted.`, node.at),
    });
  },
});
