import { reportLacking } from '../../adoption.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'events/compatibility-declared',
  severity: 'info',
  in: 'strict',
  given: 'contract',
  only: 'asyncapi',
  why: 'Whether old readers must read new events, or new readers old ones, decides which change is allowed.',
  fix: 'Declare `x-compatibility: backward`, forward, full or none, at the root or on the message.',
  check(contract, { report }) {
    if (contract.extensions['x-compatibility'] !== undefined) return;
    reportLacking(contract.exchanges, ({ extensions }) => extensions['x-compatibility'] === undefined, {
      everywhere: (all) =>
        report(
          `No message declares how it may change (${counted(all.length, 'message')}); x-compatibility is wanted.`,
        ),
      here: ({ name, at }) =>
        report(
          `The message "${name}" does not declare how it may change; x-compatibility: backward, forward, full or none is wanted.`,
          at,
        ),
    });
  },
});
