import { durationText } from '../../../kernel/duration.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'events/retry-within-retention',
  severity: 'error',
  in: 'recommended',
  given: 'channel',
  why: 'A message that is deleted before its last retry is lost without reaching the dead letters.',
  fix: 'Keep messages longer than all retries take together, or retry less.',
  check(channel, { report }) {
    const { retry, retentionMs } = channel.delivery;
    if (!retry || retentionMs === undefined) return;
    let total = 0;
    let wait = retry.initialMs;
    // Waits stop growing at `max`, so a long series is not worth counting one by one.
    for (let attempt = 1; attempt < Math.min(retry.attempts, 10_000); attempt++) {
      total += Math.min(wait, retry.maxMs);
      wait *= retry.factor;
    }
    if (total <= retentionMs) return;
    report(
      `The retries of "${channel.key}" take up to ${durationText(Math.round(total))}, but messages are kept for ${durationText(retentionMs)}.`,
      at(channel, 'x-delivery'),
    );
  },
});
