import { durationText } from '../../../kernel/duration.js';
import { safe } from '../../autofix.js';
import { defineRule } from '../../rule.js';
import { sayInPolicy } from '../../written-policy.js';

export default defineRule({
  id: 'resilience/retry-safe',
  severity: 'error',
  in: 'recommended',
  given: 'operation',
  options: { maxAttempts: 5, maxSeconds: 30 },
  why: 'A retry without a limit or jitter turns a hiccup into an outage, and a retried POST charges the customer twice.',
  fix: 'Retry at most 5 times, from 100ms, doubling, at most 30s apart, with full jitter; give a POST or PATCH an Idempotency-Key.',
  fixable: 'fix',
  check(operation, { contract, options, report }) {
    const { retry, idempotency } = operation.policy;
    if (!retry) return;
    const isRepeatable =
      !['POST', 'PATCH'].includes(operation.method) ||
      idempotency !== undefined ||
      takesKey(operation.parameters);
    if (!isRepeatable)
      report(`${operation.key} is tried ${retry.attempts} times, and takes no Idempotency-Key.`);
    const say = (message: string, word: string, value: string | number) =>
      report(
        message,
        operation.at,
        safe(() => sayInPolicy(operation, contract, ['retry', word], value)),
      );
    if (retry.attempts > options.maxAttempts)
      say(
        `${operation.key} is tried ${retry.attempts} times; at most ${options.maxAttempts} are wanted.`,
        'attempts',
        options.maxAttempts,
      );
    if (retry.maxMs > options.maxSeconds * 1000)
      say(
        `${operation.key} waits up to ${durationText(retry.maxMs)} between tries; at most ${options.maxSeconds}s are wanted.`,
        'max',
        `${options.maxSeconds}s`,
      );
    if (retry.factor < 2)
      say(`${operation.key} multiplies its wait by ${retry.factor}; at least 2 is wanted.`, 'factor', 2);
    if (retry.jitter === 'none')
      say(`${operation.key} is retried with the jitter none; full is wanted.`, 'jitter', 'full');
  },
});

function takesKey(parameters: readonly { name: string }[]): boolean {
  return parameters.some(({ name }) => /idempotency-?key|request-?id/i.test(name));
}
