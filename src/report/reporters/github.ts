import { groupBy } from '../../kernel/order.js';
import type { Severity } from '../../kernel/problem.js';
import { type Finding, findingsOf, usedText } from '../findings.js';
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
    const findings = findingsOf(report, { safe: false });
    const chosen = new Set<Finding>();
    for (const finding of oneOfEachFirst(findings))
      if (++counts[finding.severity] <= SHOWN_OF_EACH) chosen.add(finding);
    const lines: string[] = [];
    for (const finding of findings.filter((one) => chosen.has(one))) {
      const { severity, id, message, fix, at } = finding;
      const line = at.line === undefined ? '' : `,line=${at.line},col=${at.column}`;
      const place = `file=${property(at.file)}${line},title=${property(id)}`;
      lines.push(
        `::${COMMAND[severity]} ${place}::${data([message, usedText(finding), fix].filter(Boolean).join(' '))}`,
      );
    }
    const hidden = Object.values(counts).reduce((sum, n) => sum + Math.max(0, n - SHOWN_OF_EACH), 0);
    const left = findings.filter((finding) => !chosen.has(finding));
    const more = hidden > 0 ? ` (${hidden} more not annotated: ${kindsOf(left)})` : '';
    lines.push(
      `::${COMMAND[verdict]} title=${property(`tenon ${report.command}`)}::${data(`${report.headline}${more}`)}`,
    );
    return `${lines.join('\n')}\n`;
  },
});

/** The first of each rule, then the second of each: ten of the same say less than ten of all kinds. */
function oneOfEachFirst(findings: readonly Finding[]): Finding[] {
  const turns = [...groupBy(findings, ({ id }) => id).values()].flatMap((own) =>
    own.map((finding, turn) => ({ finding, turn })),
  );
  return turns.toSorted((a, b) => a.turn - b.turn).map(({ finding }) => finding);
}

/** More kinds than these are counted together. */
const KINDS = 5;

/** `600 docs/operation-summary, 30 rest/path-depth, 4 of other kinds`. */
function kindsOf(findings: readonly Finding[]): string {
  const kinds = [...groupBy(findings, ({ id }) => id)].toSorted(([, a], [, b]) => b.length - a.length);
  const others = kinds.slice(KINDS).reduce((sum, [, { length }]) => sum + length, 0);
  const named = kinds.slice(0, KINDS).map(([id, { length }]) => `${length} ${id}`);
  return [...named, ...(others > 0 ? [`${others} of other kinds`] : [])].join(', ');
}

/** @see https://github.com/actions/toolkit/blob/main/docs/commands.md */
function data(text: string): string {
  return visible(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
