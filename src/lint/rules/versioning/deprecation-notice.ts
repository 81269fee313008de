import { isDate, monthsAfter } from '../../dates.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { subjectOf } from '../../subject.js';

export default defineRule({
  id: 'versioning/deprecation-notice',
  severity: 'error',
  in: 'recommended',
  given: ['operation', 'exchange', 'parameter', 'property'],
  options: { months: 6 },
  why: 'Consumers plan their releases in quarters: with less notice something of theirs breaks.',
  fix: 'Move x-sunset further away.',
  check(node, { options, report }) {
    const subject = subjectOf(node);
    const { name, lifecycle } = subject;
    const { deprecatedAt = '', sunset = '' } = lifecycle;
    if (!isDate(deprecatedAt) || !isDate(sunset)) return;
    const earliest = monthsAfter(deprecatedAt, options.months);
    if (sunset >= earliest) return;
    report(
      `${name} is deprecated at ${deprecatedAt} and gone at ${sunset}; ${options.months} months' notice end at ${earliest}.`,
      at(subject, 'x-sunset'),
    );
  },
});
