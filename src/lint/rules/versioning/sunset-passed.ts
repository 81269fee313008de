import { isDate } from '../../dates.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { subjectOf } from '../../subject.js';

export default defineRule({
  id: 'versioning/sunset-passed',
  severity: 'warn',
  in: 'recommended',
  given: ['operation', 'exchange', 'parameter', 'property'],
  why: 'A date that passed without effect teaches consumers that dates mean nothing.',
  fix: 'Remove what has ended, or move x-sunset and tell the consumers.',
  check(node, { today, report }) {
    const subject = subjectOf(node);
    const { name, lifecycle } = subject;
    const { sunset = '' } = lifecycle;
    if (today === undefined || !isDate(sunset) || sunset.slice(0, 10) >= today) return;
    report(`${name} should be gone since ${sunset}; today is ${today}.`, at(subject, 'x-sunset'));
  },
});
