import { groupBy } from '../../kernel/order.js';
import type { Location } from '../../kernel/place.js';
import type { Problem, Severity } from '../../kernel/problem.js';
import { count, type Report } from '../../kernel/result.js';
import type { LinesOf, Style } from '../reporter.js';
import { codeFrame } from './code-frame.js';
import { clip, once, type Paint, wrap } from './paint.js';

/** Findings of a rule that are told in full. */
const FULL = 3;
/** Of more than that, those that are told on one line each, the first among them. */
const SHOWN = 5;
const LABEL = 7;
const INDENT = ' '.repeat(LABEL);

interface Page {
  readonly paint: Paint;
  readonly style: Style;
  readonly linesOf: LinesOf;
  readonly isShort: boolean;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warn: 1, info: 2 };
/** What takes `--all`. */
const TAKES_ALL = ['lint', 'check'];

/** The problems of a report by their cause, the gravest first; of one that is met many times, the first few. */
export function problemsText(report: Report, paint: Paint, style: Style, linesOf: LinesOf): string {
  const isShort = style.all !== true && TAKES_ALL.includes(report.command);
  const page: Page = { paint, style, linesOf, isShort };
  const causes = [...groupBy(report.problems, ({ id, severity }) => `${severity} ${id}`).values()].sort(
    (a, b) => rankOf(a) - rankOf(b),
  );
  const left = causes.reduce((sum, own) => sum + own.length - shownOf(own, page), 0);
  const counted = `${left} of these ${count(report.problems.length, 'finding')} are only counted here. All of them, one by one: --all, or --output html=report.html`;
  return [
    ...causes.map((own) => causeText(own, page)),
    ...(left > 0 ? [wrap(counted, style.columns).map(paint.bold).join('\n')] : []),
  ].join('\n\n');
}

function rankOf([first]: readonly Problem[]): number {
  return first ? RANK[first.severity] : 0;
}

/** One more than the few is no reason for a line that counts it. */
function shownOf({ length }: readonly Problem[], { isShort }: Page): number {
  return !isShort || length <= SHOWN + 1 ? length : SHOWN;
}

function causeText(own: readonly Problem[], page: Page): string {
  const [first] = own;
  if (!first) return '';
  const { paint, style } = page;
  const shown = own.slice(0, shownOf(own, page));
  const times = own.length > 1 ? paint.dim(`, ${own.length} times`) : '';
  const advise = once();
  const lines = [`${severityText(first.severity, paint)}${paint.bold(first.id)}${times}`];
  for (const [index, problem] of shown.entries()) {
    const isFull = index === 0 || own.length <= FULL || problem.fix !== first.fix;
    lines.push(...(isFull ? fullLines(problem, page, index === 0) : [oneLine(problem, first, page)]));
    const next = shown[index + 1];
    // Advice that holds for all of them comes last.
    if (next?.fix === problem.fix) continue;
    const advice = advise(problem.id, problem.fix);
    const advised = advice ? wrap(`→ ${advice}`, style.columns - LABEL) : [];
    if (next === undefined && own.length > shown.length)
      lines.push(INDENT + moreText(own.slice(shown.length), paint));
    lines.push(...advised.map((line) => INDENT + paint.dim(line)));
  }
  return lines.join('\n');
}

function moreText(rest: readonly Problem[], paint: Paint): string {
  const files = new Set(rest.map(({ at }) => at.file)).size;
  return paint.bold(`… and ${rest.length} more${files > 1 ? ` in ${files} files` : ''}: --all`);
}

function fullLines(problem: Problem, { paint, style, linesOf }: Page, quoted: boolean): string[] {
  const frame = quoted ? codeFrame(problem.at, linesOf, style.columns - LABEL) : [];
  const message = wrap(problem.message, style.columns - LABEL);
  const [source, caret] = frame;
  return [
    ...message.map((line) => INDENT + line),
    INDENT + paint.cyan(placeText(problem.at)) + usedText(problem, paint),
    ...(source === undefined ? [] : [INDENT + source]),
    ...(caret === undefined ? [] : [INDENT + colorOf(problem.severity, paint)(caret)]),
  ];
}

/** `, used at api/orders.yaml:12:7`; in the same file, the line is enough. */
function usedText({ at, from }: Problem, paint: Paint): string {
  if (!from) return '';
  return paint.dim(`, used at ${from.file === at.file ? `${from.line}:${from.column}` : placeText(from)}`);
}

/** Others like the first: where, and what as far as the line holds it. */
function oneLine({ at, message }: Problem, first: Problem, { paint, style }: Page): string {
  const place = at.file === first.at.file ? `${at.line}:${at.column}` : placeText(at);
  const room = Math.max(20, style.columns - LABEL - Math.max(10, place.length) - 1);
  return `${INDENT}${paint.cyan(place.padEnd(9))} ${clip(message, room)}`;
}

function placeText({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}

function colorOf(severity: Severity, paint: Paint) {
  return severity === 'error' ? paint.red : severity === 'warn' ? paint.yellow : paint.cyan;
}

function severityText(severity: Severity, paint: Paint): string {
  return colorOf(severity, paint)(severity.padEnd(LABEL));
}
