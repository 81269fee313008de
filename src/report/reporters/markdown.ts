import type { Change, Level } from '../../kernel/change.js';
import { groupBy } from '../../kernel/order.js';
import type { Location } from '../../kernel/place.js';
import type { Problem } from '../../kernel/problem.js';
import { count, type Report } from '../../kernel/result.js';
import { acceptedText } from '../findings.js';
import { defineReporter } from '../reporter.js';
import { SCORE_NOTE, scorecardTable } from '../scorecard.js';
import { visible } from '../visible.js';

/** A table longer than this helps nobody. */
const ROWS = 50;
/** A comment of a pull request holds 65 536 characters; fewer rows are shown when that many are not enough. */
const LIMIT = 60_000;

export default defineReporter({
  id: 'markdown',
  summary: 'A pull-request comment or job summary.',
  render(report) {
    const texts = [ROWS, 20, 5, 0].map((rows) => page(report, rows));
    return texts.find(({ length }) => length <= LIMIT) ?? cutOff(texts.at(-1) as string);
  },
});

/** Even the counts are too long: at the end of a line, and saying so. */
function cutOff(text: string): string {
  const start = text.slice(0, LIMIT);
  return `${start.slice(0, start.lastIndexOf('\n'))}\n\n…and more than a comment holds.\n`;
}

function page(report: Report, rows: number): string {
  const parts = [
    `### ${mark(report.exit)} ${words(report.headline)}`,
    stepTable(report),
    scorecards(report),
    changeTable(report, rows),
    problemTable(report, rows),
    staleList(report, rows),
    versions(report),
    next(report),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function mark(exit: Report['exit']): string {
  return exit === 0 ? '✅' : exit === 1 ? '❌' : '⚠️';
}

function stepTable({ steps }: Report): string {
  if (steps.length === 0) return '';
  const rows = steps.map(({ name, exit, summary }) => `| ${mark(exit)} | ${name} | ${words(summary)} |`);
  return ['| | Step | Result |', '|---|---|---|', ...rows].join('\n');
}

function scorecards({ scorecards: all = [] }: Report): string {
  const tables = all.map((card) => {
    const { head, rows } = scorecardTable(card);
    const lines = rows.map(({ cells, isAll }) =>
      row(isAll ? cells.map((cell) => `**${words(cell)}**`) : cells.map(words)),
    );
    return [
      `**${words(card.title)}**`,
      '',
      row(head),
      `|---${'|--:'.repeat(head.length - 1)}|`,
      ...lines,
    ].join('\n');
  });
  return tables.length === 0 ? '' : [...tables, words(SCORE_NOTE)].join('\n\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

const TITLE: Readonly<Record<Level, string>> = { breaking: '**Breaking**', risky: 'Risky', safe: 'Safe' };

function changeTable({ changes }: Report, rows: number): string {
  const grave = changes.filter(({ level }) => level !== 'safe');
  const safe = changes.filter(({ level }) => level === 'safe');
  const parts: string[] = [];
  if (grave.length > 0 && rows > 0) {
    const shown = grave.slice(0, rows).map(changeRow);
    parts.push(['| | Change | Where | Affects |', '|---|---|---|---|', ...shown].join('\n'));
  }
  if (grave.length > rows) parts.push(leftOut(grave.slice(rows)));
  if (safe.length > 0) {
    const shown = safe.slice(0, rows).map(({ message }) => `- ${item(message)}`);
    const more = safe.length > rows ? [`- ${leftOut(safe.slice(rows))}`] : [];
    const summary = count(safe.length, 'safe change');
    parts.push(`<details><summary>${summary}</summary>\n\n${[...shown, ...more].join('\n')}\n\n</details>`);
  }
  return parts.join('\n\n');
}

/** More kinds than these are counted together. */
const KINDS = 6;

/** `…and 12 more changes (10 breaking, 2 risky): 7 property-removed, 3 enum-value-added, 2 of other kinds.` */
function leftOut(changes: readonly Change[]): string {
  const levels = [...groupBy(changes, ({ level }) => level)].map(([level, own]) => `${own.length} ${level}`);
  const kinds = [...groupBy(changes, ({ id }) => id).values()].toSorted((a, b) => b.length - a.length);
  const named = kinds.slice(0, KINDS).map((own) => `${own.length} ${code(own[0]?.id ?? '')}`);
  const others = kinds.slice(KINDS).reduce((sum, { length }) => sum + length, 0);
  const told = [...named, ...(others > 0 ? [`${others} of other kinds`] : [])].join(', ');
  return `…and ${count(changes.length, 'more change')} (${levels.join(', ')}): ${told}. All of them: ${code('tenon diff --output html=report.html')}`;
}

function changeRow({ level, message, at, reaches, accepted }: Change): string {
  const subjects = [...new Set(reaches.map(({ subject }) => subject))];
  const more = subjects.length > 3 ? `, +${subjects.length - 3}` : '';
  const affects = subjects.slice(0, 3).map(code).join(', ');
  const passes = accepted ? ` ${words(acceptedText(accepted))}` : '';
  return `| ${TITLE[level]} | ${words(message)}${passes} | ${place(at)} | ${affects}${more} |`;
}

function problemTable({ problems }: Report, rows: number): string {
  if (problems.length === 0) return '';
  if (rows === 0) return `…and ${count(problems.length, 'finding')}.`;
  const shown = problems.slice(0, rows).map(problemRow);
  const more = problems.length > rows ? `\n\n…and ${count(problems.length - rows, 'more finding')}.` : '';
  return `${['| | Rule | Finding | Where |', '|---|---|---|---|', ...shown].join('\n')}${more}`;
}

function problemRow({ severity, id, message, fix, at, from }: Problem): string {
  const where = from ? `${place(at)}, used at ${place(from)}` : place(at);
  return `| ${severity} | ${code(id)} | ${[message, fix ?? ''].map(words).join(' ').trim()} | ${where} |`;
}

function staleList({ artifacts }: Report, rows: number): string {
  const stale = artifacts.filter(({ state }) => state === 'stale');
  if (stale.length === 0) return '';
  const shown = stale
    .slice(0, rows)
    .map(
      ({ path, target, reason }) =>
        `- ${code(path)} (${words(target)}${reason === undefined ? '' : `: ${words(reason)}`})`,
    );
  const more = stale.length > rows ? [`- …and ${count(stale.length - rows, 'more file')}.`] : [];
  return ['Stale:', '', ...shown, ...more].join('\n');
}

function versions({ suggestedVersions }: Report): string {
  return suggestedVersions
    .map(({ title, before, suggested }) => `${words(title)}: ${words(before)} → **${words(suggested)}**`)
    .join('  \n');
}

function next({ next: commands, exit }: Report): string {
  return exit === 0 ? '' : commands.map((command) => `Next: ${code(command)}`).join('  \n');
}

function place({ file, line }: Location): string {
  return code(`${file}:${line}`);
}

/** Longer texts are cut: a table is no place for them. */
const TEXT = 300;

/** Words in a table or list; texts of the contract may not become markup, `code` of our own stays. */
function words(text: string): string {
  return clip(visible(text), TEXT)
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? code(part.slice(1, -1)) : plain(part)))
    .join('');
}

/** Words of a list's item, which would start a heading or another list of their own. */
function item(text: string): string {
  return words(text).replace(/^(\d*)([#+=.)-])(?= )/, '$1\\$2');
}

/** Nothing in it is markup, a mention or a link to an issue. */
function plain(text: string): string {
  return text
    .replace(/[\\<>*_|[\]`~&]/g, '\\$&')
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/#(?=\d)/g, '#\u200b')
    .replace(/:\/\//g, ':\u200b//');
}

/** A code span, which holds anything but an end of itself and, in a table, a bare pipe. */
function code(text: string): string {
  const inner = clip(visible(text), 120).replaceAll('`', "'").replaceAll('|', '\\|');
  return `\`${inner}\``;
}

function clip(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1).replace(/\p{Surrogate}$/u, '')}…` : text;
}
