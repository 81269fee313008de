import type { Severity } from '../../kernel/problem.js';
import { findingsOf, usedText } from '../findings.js';
import { defineReporter } from '../reporter.js';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'major', warn: 'minor', info: 'info' };

export default defineReporter({
  id: 'gitlab',
  summary: 'A GitLab Code Quality report.',
  render(report) {
    const entries = findingsOf(report, { safe: false }).map((finding) => ({
      description: [finding.message, usedText(finding)].filter(Boolean).join(' '),
      check_name: finding.id,
      fingerprint: finding.fingerprint,
      severity: SEVERITY[finding.severity],
      location: { path: finding.at.file, lines: { begin: finding.at.line ?? 1 } },
    }));
    return `${JSON.stringify(entries, null, 2)}\n`;
  },
});
