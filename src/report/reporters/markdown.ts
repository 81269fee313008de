import type { Change, Level } from '../../kernel/change.js';
import type { Location } from '../../kernel/place.js';
import type { Problem } from '../../kernel/problem.js';
import { count, type Report } from '../../kernel/result.js';
import { defineReporter } from '../reporter.js';

/** A pull-request comment holds 64 KB; a table longer than this helps nobody. */
const ROWS = 50;

export default defineReporter({
  id: 'markdown',
  summary: 'A pull-request comment or job summary.',
  render(report) {
    const mark = report.exit === 0 ? '✅' : report.exit === 1 ? '❌' : '⚠️';
    const parts = [
      `### ${mark} ${inline(report.headline)}`,
      stepTable(report),
      changeTable(report),
      problemTable(report),
      versions(report),
      next(report),
    ];
    return `${parts.filter(Boolean).join('\n\n')}\n`;
  },
});

function stepTable({ steps }: Report): string {
  if (steps.length === 0) return '';
  const rows = steps.map(
    ({ name, exit, summary }) =>
      `| ${exit === 0 ? '✅' : exit === 1 ? '❌' : '⚠️'} | ${name} | ${inline(summary)} |`,
  );
  return ['| | Step | Result |', '|---|---|---|', ...rows].join('\n');
}

const TITLE: Readonly<Record<Level, string>> = { breaking: '**Breaking**', risky: 'Risky', safe: 'Safe' };

function changeTable({ changes }: Report): string {
  const grave = changes.filter(({ level }) => level !== 'safe');
  const safe = changes.filter(({ level }) => level === 'safe');
  const parts: string[] = [];
  if (grave.length > 0)
    parts.push(
      ['| | Change | Where | Affects |', '|---|---|---|---|', ...grave.slice(0, ROWS).map(changeRow)].join(
        '\n',
      ),
    );
  if (grave.length > ROWS) parts.push(`…and ${count(grave.length - ROWS, 'more change')}.`);
  if (safe.length > 0) {
    const list = safe.slice(0, ROWS).map(({ message }) => `- ${inline(message)}`);
    parts.push(
      `<details><summary>${count(safe.length, 'safe change')}</summary>\n\n${list.join('\n')}\n\n</details>`,
    );
  }
  return parts.join('\n\n');
}

function changeRow({ level, message, at, reaches }: Change): string {
  const subjects = [...new Set(reaches.map(({ subject }) => subject))];
  const more = subjects.length > 3 ? `, +${subjects.length - 3}` : '';
  const affects = subjects
    .slice(0, 3)
    .map((subject) => `\`${code(subject)}\``)
    .join(', ');
  return `| ${TITLE[level]} | ${cell(message)} | ${place(at)} | ${affects}${more} |`;
}

function problemTable({ problems }: Report): string {
  if (problems.length === 0) return '';
  const rows = problems.slice(0, ROWS).map(problemRow);
  const more = problems.length > ROWS ? `\n\n…and ${count(problems.length - ROWS, 'more finding')}.` : '';
  return `${['| | Rule | Finding | Where |', '|---|---|---|---|', ...rows].join('\n')}${more}`;
}

function problemRow({ severity, id, message, fix, at }: Problem): string {
  return `| ${severity} | \`${code(id)}\` | ${cell([message, fix].filter(Boolean).join(' '))} | ${place(at)} |`;
}

function versions({ suggestedVersions }: Report): string {
  return suggestedVersions
    .map(({ title, before, suggested }) => `${inline(title)}: ${before} → **${suggested}**`)
    .join('  \n');
}

function next({ next: commands, exit }: Report): string {
  return exit === 0 ? '' : commands.map((command) => `Next: \`${code(command)}\``).join('  \n');
}

function place({ file, line }: Location): string {
  return `\`${code(`${file}:${line}`)}\``;
}

/** Contract texts may not become markup. */
function inline(text: string): string {
  return text
    .replace(/[\\<>*_|[\]]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .replaceAll('@', '@\u200b');
}

function cell(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`') && part.endsWith('`') && part.length > 1
        ? `\`${code(part.slice(1, -1))}\``
        : inline(part),
    )
    .join('');
}

function code(text: string): string {
  return text.replaceAll('`', "'").replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
