import { durationText } from '../../../kernel/duration.js';
import { safe } from '../../autofix.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';
import { sayInPolicy } from '../../written-policy.js';

export default defineRule({
  id: 'resilience/circuit-breaker-sane',
  severity: 'info',
  in: 'strict',
  given: 'operation',
  options: { failures: [3, 20], openSeconds: [5, 120] },
  why: 'A breaker that opens at the first failure, or stays open for minutes, is an outage of its own.',
  fix: 'Start from 5 failures in 10s, 30s open, 3 successes to close.',
  fixable: 'fix',
  check(operation, { contract, options, report }) {
    const breaker = operation.policy.circuitBreaker;
    if (!breaker) return;
    const [fewest = 0, most = Infinity] = options.failures;
    const [shortest = 0, longest = Infinity] = options.openSeconds;
    const say = (message: string, word: string, value: string | number) =>
      report(
        message,
        operation.at,
        safe(() => sayInPolicy(operation, contract, ['circuitBreaker', word], value)),
      );
    if (breaker.failures < fewest || breaker.failures > most) {
      say(
        `The circuit of ${operation.key} opens after ${counted(breaker.failures, 'failure')}; ${fewest} to ${most} are wanted.`,
        'failures',
        breaker.failures < fewest ? fewest : most,
      );
    }
    if (breaker.openMs < shortest * 1000 || breaker.openMs > longest * 1000) {
      say(
        `The circuit of ${operation.key} stays open for ${durationText(breaker.openMs)}; ${shortest}s to ${longest}s are wanted.`,
        'open',
        breaker.openMs < shortest * 1000 ? `${shortest}s` : `${longest}s`,
      );
    }
  },
});
