import { durationText } from '../../../kernel/duration.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'resilience/timeout-declared',
  severity: 'info',
  in: 'recommended',
  given: ['contract', 'operation'],
  only: 'openapi',
  options: { maxSeconds: 30 },
  why: 'A caller without a timeout waits for ever, and takes its own callers down with it.',
  fix: 'Declare it once for all operations, `x-policy: { timeout: 30s }` at the root, and anew where one differs.',
  check(node, { contract, options, report }) {
    const limit = options.maxSeconds * 1000;
    if ('operations' in node) {
      const without = node.operations.filter((operation) => operation.policy.timeoutMs === undefined);
      if (without.length > 0 && without.length === node.operations.length) {
        report(`No operation declares a timeout (${counted(without.length, 'operation')}).`);
      }
      return;
    }
    const { timeoutMs } = node.policy;
    const isDeclared = contract.operations.some((operation) => operation.policy.timeoutMs !== undefined);
    if (timeoutMs === undefined && isDeclared) report(`${node.key} declares no timeout, though others do.`);
    if (timeoutMs !== undefined && timeoutMs > limit) {
      report(`${node.key} may take ${durationText(timeoutMs)}; at most ${durationText(limit)} is wanted.`);
    }
  },
});
