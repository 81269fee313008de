import { replace, safe } from '../../autofix.js';
import { isDate, isoDateOf } from '../../dates.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { subjectOf } from '../../subject.js';

export default defineRule({
  id: 'versioning/lifecycle-dates-valid',
  severity: 'error',
  in: 'recommended',
  given: ['operation', 'exchange', 'parameter', 'property'],
  why: 'Tools count down to these dates and refuse removals before them: one that they cannot read protects nobody.',
  fix: 'Write ISO dates (2027-06-30), the sunset after the deprecation.',
  fixable: 'fix',
  check(node, { report }) {
    const subject = subjectOf(node);
    const { name, lifecycle } = subject;
    const { deprecatedAt, sunset } = lifecycle;
    for (const [word, date] of [
      ['x-deprecated-at', deprecatedAt],
      ['x-sunset', sunset],
    ] as const) {
      if (date !== undefined && !isDate(date))
        report(
          `${name} has ${word} "${date}", which is no ISO date.`,
          at(subject, word),
          safe(() => {
            const meant = isoDateOf(date);
            return meant === undefined ? [] : [replace(at(subject, word), meant)];
          }),
        );
    }
    if (deprecatedAt && sunset && isDate(deprecatedAt) && isDate(sunset) && sunset < deprecatedAt) {
      report(
        `${name} ends at ${sunset}, before it is deprecated at ${deprecatedAt}.`,
        at(subject, 'x-sunset'),
      );
    }
  },
});
