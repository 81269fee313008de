import { durationText } from '../../kernel/duration.js';
import { defineCheck } from '../check.js';

const GUARANTEES = ['at-most-once', 'at-least-once', 'exactly-once'] as const;

export default defineCheck({
  id: 'delivery-weakened',
  on: 'exchange',
  level: 'breaking',
  dimensions: ['behaviour'],
  why: 'Receivers that trust the promise now lose messages, meet them twice, or out of order.',
  fix: 'Keep the promise.',
  migrate: 'Prepare the handler of {subject} for the weaker promise.',
  changed({ before, after, subject }, report) {
    const [was, is] = [before.delivery, after.delivery];
    const rank = ({ guarantee }: typeof was) =>
      guarantee === undefined ? -1 : GUARANTEES.indexOf(guarantee);
    if (rank(is) < rank(was))
      report(`${subject} is delivered ${is.guarantee ?? 'with no promise'} instead of ${was.guarantee}.`, {
        key: `${was.guarantee} ${is.guarantee ?? ''}`,
      });
    if (was.orderingKey !== undefined && was.orderingKey !== is.orderingKey)
      report(`${subject} is no longer ordered by ${was.orderingKey}.`, { key: `order ${was.orderingKey}` });
    if (was.retentionMs !== undefined && is.retentionMs !== undefined && is.retentionMs < was.retentionMs)
      report(
        `${subject} is kept for ${durationText(is.retentionMs)} instead of ${durationText(was.retentionMs)}.`,
        {
          key: `retention ${was.retentionMs} ${is.retentionMs}`,
          level: 'risky',
        },
      );
  },
});
