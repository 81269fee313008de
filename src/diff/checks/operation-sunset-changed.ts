import { defineCheck } from '../check.js';
import { isDate } from '../policy.js';

export default defineCheck({
  id: 'operation-sunset-changed',
  on: 'operation',
  level: 'risky',
  dimensions: ['behaviour'],
  why: 'Consumers plan their move by the date that they were given.',
  fix: 'Keep the announced date, or move it later.',
  migrate: 'Plan for the new date of {subject}.',
  symmetric: 'A date that moves later is told as well, as safe.',
  changed({ before, after, subject }, report) {
    const [was, is] = [before.lifecycle.sunset, after.lifecycle.sunset];
    if (was === undefined || was === is) return;
    const key = `${was} ${is ?? ''}`;
    if (is === undefined) {
      if (after.lifecycle.deprecated)
        report(`${subject} no longer says when it ends (it said ${was}).`, { key, at: 'deprecated' });
    } else if (!isDate(is))
      report(`${subject} names ${is} as its end, which is no date.`, { key, at: 'x-sunset' });
    else if (is < was && isDate(was))
      report(`${subject} ends on ${is}, earlier than the ${was} announced.`, { key, at: 'x-sunset', by: is });
    else
      report(`${subject} ends on ${is}, later than the ${was} announced.`, {
        key,
        at: 'x-sunset',
        level: 'safe',
      });
  },
});
