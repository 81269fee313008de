import type { Severity } from '../../kernel/problem.js';
import { findingsOf } from '../findings.js';
import { defineReporter } from '../reporter.js';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'major', warn: 'minor', info: 'info' };

export default defineReporter({
  id: 'gitlab',
  summary: 'A GitLab Code Quality report.',
  render(report) {
    const entries = findingsOf(report, { safe: false }).map(({ id, severity, message, at, fingerprint }) => ({
      description: message,
      check_name: id,
      fingerprint,
      severity: SEVERITY[severity],
      location: { path: at.file, lines: { begin: at.line ?? 1 } },
    }));
    return `${JSON.stringify(entries, null, 2)}\n`;
  },
});
