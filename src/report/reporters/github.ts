import type { Severity } from '../../kernel/problem.js';
import { findingsOf } from '../findings.js';
import { defineReporter } from '../reporter.js';
import { visible } from '../visible.js';

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning', info: 'notice' };

/** GitHub shows no more than these of one step, and drops the rest in silence. */
const SHOWN_OF_EACH = 10;

export default defineReporter({
  id: 'github',
  summary:
    'GitHub Actions annotations, on the lines that caused them; at most ten of each kind, the rest counted.',
  render(report) {
    const verdict = report.exit === 0 ? 'info' : 'error';
    // The verdict comes last and takes a place of its own kind.
    const counts: Record<Severity, number> = { error: 0, warn: 0, info: 0, [verdict]: 1 };
    const lines: string[] = [];
    for (const { severity, id, message, fix, at } of findingsOf(report, { safe: false })) {
      if (++counts[severity] > SHOWN_OF_EACH) continue;
      const line = at.line === undefined ? '' : `,line=${at.line},col=${at.column}`;
      const place = `file=${property(at.file)}${line},title=${property(id)}`;
      lines.push(`::${COMMAND[severity]} ${place}::${data([message, fix].filter(Boolean).join(' '))}`);
    }
    const hidden = Object.values(counts).reduce((sum, n) => sum + Math.max(0, n - SHOWN_OF_EACH), 0);
    const more = hidden > 0 ? ` (${hidden} more not annotated)` : '';
    lines.push(
      `::${COMMAND[verdict]} title=${property(`tenon ${report.command}`)}::${data(`${report.headline}${more}`)}`,
    );
    return `${lines.join('\n')}\n`;
  },
});

/** @see https://github.com/actions/toolkit/blob/main/docs/commands.md */
function data(text: string): string {
  return visible(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
