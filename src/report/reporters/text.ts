import { createColors } from 'picocolors';
import type { Change } from '../../kernel/change.js';
import { groupBy } from '../../kernel/order.js';
import { type ArtifactState, count, type Report } from '../../kernel/result.js';
import { defineReporter, type LinesOf } from '../reporter.js';
import { SCORE_NOTE, scorecardTable } from '../scorecard.js';
import { changesText } from '../text/changes.js';
import type { Paint } from '../text/paint.js';
import { problemsText } from '../text/problems.js';
import { visible } from '../visible.js';

export default defineReporter({
  id: 'text',
  summary: 'For people, at a terminal.',
  render(given, style, linesOf = () => undefined) {
    const report = printable(given);
    const paint = createColors(style.color);
    const blocks = [
      problemsText(report, paint, style, quoting(given, linesOf)),
      changesText(report, paint, style),
      artifacts(report, paint),
      versions(report, paint),
      steps(report, paint),
      scorecards(report, paint),
      headline(report, paint),
    ];
    return `${blocks.filter(Boolean).join('\n\n')}\n`;
  },
});

/** Texts of a contract must not drive the terminal; a witness is a value, and made visible as it is printed. */
function printable(report: Report): Report {
  const shown = JSON.parse(JSON.stringify(report), (_, value: unknown) =>
    typeof value === 'string' ? visible(value) : value,
  ) as Report;
  const changes = report.changes.map(({ witness }, index) => ({
    ...(shown.changes[index] as Change),
    ...(witness !== undefined && { witness }),
  }));
  return { ...shown, changes };
}

/** Files by the names that are printed. */
function quoting({ problems }: Report, linesOf: LinesOf): LinesOf {
  const names = new Map(problems.map(({ at }) => [visible(at.file), at.file]));
  return (file) => linesOf(names.get(file) ?? file);
}

/** More files than this of one target and state are told by their folder. */
const FILES_SHOWN = 8;

function artifacts(report: Report, paint: Paint): string {
  const shown = report.artifacts.filter(({ state }) => state !== 'unchanged');
  const rows = [
    ...groupBy(shown, ({ target, state, reason }) => `${target} ${state} ${reason}`).values(),
  ].flatMap(artifactRows);
  const targets = Math.max(0, ...rows.map(({ target }) => target.length));
  const paths = Math.max(0, ...rows.map(({ path }) => path.length));
  return rows
    .map(({ target, path, state, text }) => {
      const colored = state === 'stale' ? paint.red(text) : paint.green(text);
      return `${paint.dim(target.padEnd(targets))}  ${path.padEnd(paths)}  ${colored}`;
    })
    .join('\n');
}

function artifactRows(group: readonly ArtifactState[]) {
  const [first] = group;
  if (!first || group.length <= FILES_SHOWN)
    return group.map((artifact) => ({ ...artifact, text: stateText(artifact) }));
  return [
    {
      ...first,
      path: `${commonFolder(group.map(({ path }) => path))}/`,
      text: `${count(group.length, 'file')} ${stateText(first)}`,
    },
  ];
}

function stateText({ state, reason }: ArtifactState): string {
  return reason === undefined ? state : `${state}: ${reason}`;
}

function commonFolder(paths: readonly string[]): string {
  const [first = [], ...rest] = paths.map((path) => path.split('/').slice(0, -1));
  const shared = first.findIndex((step, index) => rest.some((other) => other[index] !== step));
  return (shared < 0 ? first : first.slice(0, shared)).join('/') || '.';
}

function versions(report: Report, paint: Paint): string {
  return report.suggestedVersions
    .map(({ title, before, after, suggested }) => {
      const own = after === suggested ? '' : after === before ? '' : ` (it says ${after})`;
      return `${title}: ${before} → ${paint.bold(suggested)}${own}`;
    })
    .join('\n');
}

function steps(report: Report, paint: Paint): string {
  return report.steps
    .map(
      ({ name, exit, summary }) =>
        `${exit === 0 ? paint.green('ok   ') : exit === 1 ? paint.red('FAIL ') : paint.yellow('?    ')} ${name.padEnd(8)}  ${summary}`,
    )
    .join('\n');
}

function scorecards({ scorecards: all = [] }: Report, paint: Paint): string {
  const tables = all.map((card) => {
    const { head, rows } = scorecardTable(card);
    const widths = head.map((word, column) =>
      rows.reduce((most, { cells }) => Math.max(most, cells[column]?.length ?? 0), word.length),
    );
    const line = (cells: readonly string[]) =>
      cells
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ');
    const body = rows.map(({ cells, isAll }) => (isAll ? paint.bold(line(cells)) : line(cells)));
    return [paint.bold(card.title), paint.dim(line(head)), ...body].join('\n');
  });
  return tables.length === 0 ? '' : [...tables, paint.dim(SCORE_NOTE)].join('\n\n');
}

function headline(report: Report, paint: Paint): string {
  const line =
    report.exit === 0
      ? paint.green(report.headline)
      : report.exit === 1
        ? paint.red(report.headline)
        : paint.yellow(report.headline);
  const next = report.next.map((command) => paint.dim(`Next: ${command}`));
  return [line, ...next].join('\n');
}
