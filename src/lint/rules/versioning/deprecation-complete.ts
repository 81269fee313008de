import { defineRule } from '../../rule.js';
import { subjectOf } from '../../subject.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'versioning/deprecation-complete',
  severity: 'warn',
  in: 'recommended',
  given: ['operation', 'exchange', 'parameter', 'property'],
  why: 'A consumer who reads "deprecated" asks three things: since when, until when, and what instead.',
  fix: 'Add x-deprecated-at, x-sunset (ISO dates) and x-replaced-by, and say it in the description.',
  check(node, { report }) {
    const { name, lifecycle, description, at } = subjectOf(node);
    if (!lifecycle.deprecated) return;
    const missing = [
      !lifecycle.deprecatedAt && 'x-deprecated-at',
      !lifecycle.sunset && 'x-sunset',
      !lifecycle.replacedBy && 'x-replaced-by',
      !/deprecat|replac|instead|superseded|obsolete|legacy|no longer/i.test(description) &&
        'a description that says so',
    ].filter((item) => item !== false);
    if (missing.length > 0) report(`${name} is deprecated without ${listed(missing, 'or')}.`, at);
  },
});
