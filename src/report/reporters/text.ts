import { createColors } from 'picocolors';
import type { Change, Level } from '../../kernel/change.js';
import { groupBy } from '../../kernel/order.js';
import type { Problem, Severity } from '../../kernel/problem.js';
import { type ArtifactState, count, type Report } from '../../kernel/result.js';
import { defineReporter, type Style } from '../reporter.js';
import { visible } from '../visible.js';

type Paint = ReturnType<typeof createColors>;

export default defineReporter({
  id: 'text',
  summary: 'For people, at a terminal.',
  render(given, style) {
    const report = printable(given);
    const paint = createColors(style.color);
    const blocks = [
      problems(report, paint, style),
      changes(report, paint, style),
      artifacts(report, paint),
      versions(report, paint),
      steps(report, paint),
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

function problems(report: Report, paint: Paint, style: Style): string {
  const files = [...groupBy(report.problems, ({ at }) => at.file)];
  return files
    .map(([file, own]) => [paint.underline(file), ...fileLines(own, paint, style)].join('\n'))
    .join('\n\n');
}

/** The findings of one file; what to do about them is said once for each kind. */
function fileLines(own: readonly Problem[], paint: Paint, style: Style): string[] {
  const widths = {
    place: own.reduce((most, { at }) => Math.max(most, `${at.line}:${at.column}`.length), 0),
    id: own.reduce((most, { id }) => Math.max(most, Math.min(44, id.length)), 0),
  };
  const advise = once();
  return own.flatMap((problem) =>
    problemLines(problem, advise(problem.id, problem.fix), widths, paint, style.columns),
  );
}

/** Gives advice the first time that an id brings it, and undefined after that. */
type Advise = (id: string, advice: string | undefined) => string | undefined;

function once(): Advise {
  const given = new Set<string>();
  return (id, advice) => {
    const isKnown = given.has(`${id} ${advice}`);
    given.add(`${id} ${advice}`);
    return isKnown ? undefined : advice;
  };
}

function problemLines(
  { at, severity, id, message }: Problem,
  advice: string | undefined,
  widths: { place: number; id: number },
  paint: Paint,
  columns: number,
): string[] {
  const place = `${at.line}:${at.column}`.padStart(widths.place);
  const hang = ' '.repeat(2 + widths.place + 2 + 5 + 2 + widths.id + 2);
  const [first = '', ...rest] = wrap(message, columns - hang.length);
  const head = `  ${paint.dim(place)}  ${severityText(severity, paint)}  ${paint.dim(id.padEnd(widths.id))}  ${first}`;
  const advised = advice ? wrap(`→ ${advice}`, columns - hang.length) : [];
  return [head, ...rest.map((line) => hang + line), ...advised.map((line) => paint.dim(hang + line))];
}

function severityText(severity: Severity, paint: Paint): string {
  const text = severity.padEnd(5);
  return severity === 'error' ? paint.red(text) : severity === 'warn' ? paint.yellow(text) : paint.cyan(text);
}

function changes(report: Report, paint: Paint, style: Style): string {
  // The gate asks what stands in the way: there, safe changes are only counted.
  const shown =
    report.steps.length > 0 ? report.changes.filter(({ level }) => level !== 'safe') : report.changes;
  const advise = once();
  return shown.map((change) => changeLines(change, advise, paint, style).join('\n')).join('\n');
}

const LABEL = 10;

function changeLines(change: Change, advise: Advise, paint: Paint, style: Style): string[] {
  const { level, message, before, after, at, fix, migrate, witness } = change;
  const where = after ?? at;
  const was = before ? ` (was ${before.file === where.file ? '' : `${before.file}:`}${before.line})` : '';
  const indent = ' '.repeat(LABEL);
  const [first = '', ...rest] = wrap(message, style.columns - LABEL);
  const lines = [levelText(level, paint) + first, ...rest.map((line) => indent + line)];
  lines.push(
    indent +
      paint.dim(
        after
          ? `${where.file}:${where.line}:${where.column}${was}`
          : `was ${where.file}:${where.line}:${where.column}`,
      ),
  );
  if (level === 'safe') return lines;
  const reached = reachLine(change, style.columns - LABEL);
  if (reached) lines.push(indent + paint.dim(reached));
  if (witness !== undefined)
    lines.push(
      indent + paint.dim(clip(`witness ${visible(JSON.stringify(witness))}`, style.columns - LABEL)),
    );
  const advice = advise(change.id, fix ?? migrate?.step);
  for (const line of advice ? wrap(`→ ${advice}`, style.columns - LABEL) : [])
    lines.push(indent + paint.dim(line));
  return lines;
}

function levelText(level: Level, paint: Paint): string {
  const text = level.toUpperCase().padEnd(LABEL);
  return level === 'breaking'
    ? paint.red(paint.bold(text))
    : level === 'risky'
      ? paint.yellow(text)
      : paint.green(text);
}

/** `reaches 9 places: GET /orders, GET /orders/{orderId}, +7`, as many as the line holds. */
function reachLine({ reaches }: Change, width: number): string {
  const subjects = [...new Set(reaches.map(({ subject }) => subject))];
  if (subjects.length === 0) return '';
  let line = `reaches ${subjects.length === 1 ? '' : `${subjects.length} places: `}${subjects[0]}`;
  for (const [index, subject] of subjects.entries()) {
    if (index === 0) continue;
    const longer = `${line}, ${subject}`;
    if (longer.length > width - 6) return `${line}, +${subjects.length - index}`;
    line = longer;
  }
  return clip(line, width);
}

/** More files than this of one target and state are told by their folder. */
const FILES_SHOWN = 8;

function artifacts(report: Report, paint: Paint): string {
  const shown = report.artifacts.filter(({ state }) => state !== 'unchanged');
  const rows = [...groupBy(shown, ({ target, state }) => `${target} ${state}`).values()].flatMap(
    artifactRows,
  );
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
    return group.map((artifact) => ({ ...artifact, text: artifact.state as string }));
  return [
    {
      ...first,
      path: `${commonFolder(group.map(({ path }) => path))}/`,
      text: `${count(group.length, 'file')} ${first.state}`,
    },
  ];
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

/** Breaks a text between words, so that no line is longer than `width`; a longer word stands alone. */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(24, width);
  const lines: string[] = [];
  let line = '';
  for (const word of text.replace(/\s+/g, ' ').trim().split(' ')) {
    if (line && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

function clip(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text;
}
