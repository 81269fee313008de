import { durationText } from '../../../kernel/duration.js';
import { reportLacking } from '../../adoption.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'resilience/timeout-declared',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  options: { maxSeconds: 30 },
  why: 'A caller without a timeout waits for ever, and takes its own callers down with it.',
  fix: 'Declare it once for all operations, `x-policy: { timeout: 30s }` at the root, and anew where one differs.',
  check(contract, { options, report }) {
    reportLacking(contract.operations, ({ policy }) => policy.timeoutMs === undefined, {
      everywhere: (all) => report(`No operation declares a timeout (${counted(all.length, 'operation')}).`),
      here: (operation) => report(`${operation.key} declares no timeout.`, operation.at),
    });
    for (const { key, at, policy } of contract.operations) {
      const { timeoutMs = 0 } = policy;
      if (timeoutMs > options.maxSeconds * 1000) {
        report(`${key} may take ${durationText(timeoutMs)}; at most ${options.maxSeconds}s is wanted.`, at);
      }
    }
  },
});
