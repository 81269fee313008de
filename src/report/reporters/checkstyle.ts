import { groupBy } from '../../kernel/order.js';
import type { Severity } from '../../kernel/problem.js';
import { type Finding, findingsOf, usedText } from '../findings.js';
import { defineReporter } from '../reporter.js';
import { attribute } from '../xml.js';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning', info: 'info' };

export default defineReporter({
  id: 'checkstyle',
  summary: 'Checkstyle XML, for Jenkins, reviewdog and others that read it.',
  render(report) {
    const files = groupBy(findingsOf(report, { safe: false }), ({ at }) => at.file);
    const parts = [...files].map(
      ([file, own]) => `  <file name="${attribute(file)}">\n${own.map(line).join('')}  </file>\n`,
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${parts.join('')}</checkstyle>\n`;
  },
});

function line(finding: Finding): string {
  const { id, severity, message, fix, at } = finding;
  const words = [
    `line="${at.line ?? 1}"`,
    ...(at.column === undefined ? [] : [`column="${at.column}"`]),
    `severity="${SEVERITY[severity]}"`,
    `message="${attribute([message, usedText(finding), fix].filter(Boolean).join(' '))}"`,
    `source="tenon.${attribute(id)}"`,
  ];
  return `    <error ${words.join(' ')}/>\n`;
}
