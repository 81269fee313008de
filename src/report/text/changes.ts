import { type Change, type Dimension, graver, type Level } from '../../kernel/change.js';
import { groupBy } from '../../kernel/order.js';
import type { Report } from '../../kernel/result.js';
import { acceptedText } from '../findings.js';
import type { Style } from '../reporter.js';
import { visible } from '../visible.js';
import { type Advise, clip, listWithin, once, type Paint, wrap } from './paint.js';

/** As many changes of a kind as a reader reads one by one; of more, those that are alike are counted. */
const READ = 40;
/** Of those that are alike, shown before the rest is counted. */
const OF_EACH = 3;
const LABEL = 10;
const INDENT = ' '.repeat(LABEL);

interface Page {
  readonly paint: Paint;
  readonly style: Style;
  readonly advise: Advise;
}

/** The changes of a report, the gravest first. Where there are many, those of one check are told together. */
export function changesText(report: Report, paint: Paint, style: Style): string {
  const page: Page = { paint, style, advise: once() };
  // The gate asks what stands in the way: there, safe changes are only counted.
  const shown =
    report.steps.length > 0 ? report.changes.filter(({ level }) => level !== 'safe') : report.changes;
  const grave = shown.filter(({ level }) => level !== 'safe');
  const safe = shown.filter(({ level }) => level === 'safe');
  const isLong = (own: readonly Change[]) => style.all !== true && own.length > READ;
  const blocks = [
    ...(isLong(grave) ? alike(grave).map((own) => graveGroup(own, page)) : [each(grave, page)]),
    isLong(safe)
      ? alike(safe)
          .map((own) => safeGroup(own, page))
          .join('\n')
      : each(safe, page),
  ].filter(Boolean);
  const counted = (isLong(grave) ? countedOnly(grave) : 0) + (isLong(safe) ? safe.length : 0);
  const tight = !isLong(grave) && !isLong(safe);
  return [
    ...(tight ? [blocks.join('\n')] : blocks),
    ...(counted > 0 ? [countedText(counted, shown, page)] : []),
  ].join('\n\n');
}

function countedText(counted: number, shown: readonly Change[], { paint, style }: Page): string {
  const text = `${counted} of these ${shown.length} changes are only counted here. All of them, one by one: --all, or --output html=report.html`;
  return wrap(text, style.columns).map(paint.bold).join('\n');
}

/** Changes of one level and check together, in the order of their first. */
function alike(changes: readonly Change[]): (readonly Change[])[] {
  return [...groupBy(changes, ({ level, id }) => `${level} ${id}`).values()];
}

function countedOnly(changes: readonly Change[]): number {
  return alike(changes).reduce((sum, own) => sum + Math.max(0, own.length - shownOf(own)), 0);
}

/** One more than the few is no reason for a line that counts it. */
function shownOf({ length }: readonly Change[]): number {
  return length <= OF_EACH + 1 ? length : OF_EACH;
}

function graveGroup(own: readonly Change[], page: Page): string {
  const { paint, style } = page;
  const [first] = own;
  if (!first) return '';
  const shown = own.slice(0, shownOf(own));
  const rest = own.slice(shown.length);
  const title = `${first.id}${own.length > 1 ? `, ${own.length} times` : ''}`;
  const lines = [levelText(first.level, paint) + paint.bold(title)];
  for (const change of shown) {
    const [message = '', ...more] = wrap(change.message, style.columns - LABEL);
    lines.push(...[message, ...more].map((line) => INDENT + line), ...placeLines(change, page));
    lines.push(...noteLines(change, page));
  }
  if (rest.length > 0) {
    const head = `… and ${rest.length} more like it: `;
    const subjects = rest.map(({ subject }) => subject);
    lines.push(INDENT + paint.bold(head) + listWithin(subjects, style.columns - LABEL - head.length));
  }
  return [...lines, ...adviceLines(first, page)].join('\n');
}

function safeGroup(own: readonly Change[], { paint, style }: Page): string {
  const [first] = own;
  if (!first) return '';
  const head = `${first.id}${own.length > 1 ? ` ${own.length}` : ''}: `;
  const subjects = own.map(({ subject }) => subject);
  const list = listWithin(subjects, style.columns - LABEL - head.length);
  return `${levelText(first.level, paint)}${paint.bold(head)}${paint.dim(list)}`;
}

function each(changes: readonly Change[], page: Page): string {
  return changes.map((change) => changeLines(change, page).join('\n')).join('\n');
}

function changeLines(change: Change, page: Page): string[] {
  const { paint, style } = page;
  const { level, message, witness } = change;
  const [first = '', ...rest] = wrap(message, style.columns - LABEL);
  const lines = [
    levelText(level, paint) + first,
    ...rest.map((line) => INDENT + line),
    ...placeLines(change, page),
  ];
  lines.push(...noteLines(change, page));
  if (level === 'safe') return lines;
  const reached = reachLine(change, style.columns - LABEL);
  if (reached) lines.push(INDENT + paint.dim(reached));
  if (witness !== undefined)
    lines.push(
      INDENT + paint.dim(clip(`witness ${visible(JSON.stringify(witness))}`, style.columns - LABEL)),
    );
  return [...lines, ...adviceLines(change, page)];
}

/** Where it is now, and where it was: on one line, or on two where that is too short. */
function placeLines({ before, after, at }: Change, { paint, style }: Page): string[] {
  const where = after ?? at;
  const place = `${where.file}:${where.line}:${where.column}`;
  if (!after) return [INDENT + paint.dim(`was ${place}`)];
  if (!before) return [INDENT + paint.dim(place)];
  const was = `was ${before.file === where.file ? '' : `${before.file}:`}${before.line}`;
  const line = `${place} (${was})`;
  const lines = line.length > style.columns - LABEL ? [place, was] : [line];
  return lines.map((one) => INDENT + paint.dim(one));
}

const NAMES: Readonly<Record<Dimension, string>> = {
  'wire-request': 'requests',
  'wire-response': 'responses',
  source: 'generated source',
  behaviour: 'behaviour',
};

/** What else a reader must know of it: that it passes, and that it is graver elsewhere than where was asked. */
function noteLines({ accepted, verdicts, level, bases }: Change, { paint, style }: Page): string[] {
  const notes: string[] = [];
  if (accepted) notes.push(acceptedText(accepted));
  if (bases && bases.length > 0) notes.push(`against ${bases.join(', ')}`);
  const dimensions = (Object.keys(NAMES) as Dimension[]).filter((dimension) => {
    const own = verdicts[dimension];
    return own !== undefined && own !== level && graver(own, level) === own;
  });
  for (const [own, names] of groupBy(dimensions, (dimension) => verdicts[dimension]))
    notes.push(`${own} for ${names.map((name) => NAMES[name]).join(' and ')}, which does not count here`);
  return notes.flatMap((note) => wrap(note, style.columns - LABEL)).map((line) => INDENT + paint.dim(line));
}

function adviceLines({ id, level, fix, migrate }: Change, { advise, paint, style }: Page): string[] {
  const advice = level === 'safe' ? undefined : advise(id, fix ?? migrate?.step);
  if (!advice) return [];
  return wrap(`→ ${advice}`, style.columns - LABEL).map((line) => INDENT + paint.dim(line));
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
  const head = `reaches ${subjects.length === 1 ? '' : `${subjects.length} places: `}`;
  return head + listWithin(subjects, width - head.length);
}
