import { type Change, DIMENSIONS } from '../../kernel/change.js';
import { count, type Report } from '../../kernel/result.js';
import type { LinesOf } from '../reporter.js';
import { SCORE_NOTE, scorecardTable } from '../scorecard.js';
import { visible } from '../visible.js';
import { changeEntry, DIMENSION_LABEL, type Entry, problemEntry } from './entry.js';
import { byTopic } from './group.js';

/** The levels of changes and of problems, the gravest first, as the page calls them. */
const LEVELS = [
  ['breaking', 'Breaking'],
  ['error', 'Errors'],
  ['risky', 'Risky'],
  ['warn', 'Warnings'],
  ['safe', 'Safe'],
  ['info', 'Notes'],
] as const;

/** As many as a reader wants to find open. */
const OPEN = 8;

/** A report as the template fills it in; each text of a contract is one that could be shown to anybody. */
export function pageOf(report: Report, linesOf: LinesOf) {
  // The file is worth a heading only where there are several.
  const isOneFile = new Set(report.problems.map(({ at }) => at.file)).size < 2;
  const entries = [
    ...report.problems.map((problem) =>
      problemEntry(problem, isOneFile ? problem.id : problem.at.file, linesOf),
    ),
    ...report.changes.map((change) => changeEntry(change, linesOf)),
  ];
  const anchor = anchors();
  const open = openRank(entries);
  const groups = byTopic(entries).map(({ topic, entries: own }) => ({
    title: topic.title,
    kind: topic.kind,
    isFile: topic.kind === 'file',
    count: own.length,
    entries: own.map((entry) => ({
      ...entry,
      anchor: anchor(entry.fingerprint),
      isOpen: entry.rank <= open,
    })),
  }));
  const contracts = contractsOf(report);
  const only = contracts.length === 1 ? contracts[0] : undefined;
  const stale = report.artifacts.filter(({ state }) => state === 'stale');
  return {
    title: titleOf(contracts.map(({ title }) => title)) || `tenon ${visible(report.command)}`,
    command: visible(report.command),
    headline: visible(report.headline),
    verdict: verdictOf(report),
    outcome: (['clean', 'fails', 'unchecked'] as const)[report.exit],
    contracts: contracts.map((contract) => ({ ...contract, isOnly: contract === only })),
    steps: report.steps.map(({ name, exit, summary }) => ({
      name,
      summary: visible(summary),
      outcome: (['ok', 'failed', 'could not check'] as const)[exit],
      level: (['safe', 'breaking', 'risky'] as const)[exit],
    })),
    scorecards: (report.scorecards ?? []).map((card) => {
      const { head, rows } = scorecardTable(card);
      return {
        title: contracts.length > 1 ? visible(card.title) : '',
        head,
        rows: rows.map(({ cells, isAll }) => ({ isAll, cells: cells.map(visible) })),
      };
    }),
    scoreNote: report.scorecards ? SCORE_NOTE : '',
    counts: countsOf(entries),
    dimensions: DIMENSIONS.flatMap((dimension) => {
      const n = report.changes.filter(({ verdicts }) => verdicts[dimension] !== undefined).length;
      return n === 0 ? [] : { dimension, label: DIMENSION_LABEL[dimension], n };
    }),
    groups,
    total: entries.length,
    noun: nounOf(report),
    topicWord: report.changes.length > 0 ? 'subject' : isOneFile ? 'rule' : 'file',
    idWord: report.changes.length > 0 ? 'check' : isOneFile ? '' : 'rule',
    stale: stale.map(({ path, target }) => ({ path: visible(path), target: visible(target) })),
    next: report.exit === 0 ? [] : report.next.map(visible),
  };
}

function titleOf(titles: readonly string[]): string {
  return titles.length > 3 ? count(titles.length, 'contract') : titles.join(', ');
}

function contractsOf({ contracts, suggestedVersions }: Report) {
  return contracts.map(({ title, file, kind, dialect, version }) => {
    const advice = suggestedVersions.find((one) => one.title === title && one.after === version);
    const name = { openapi: 'OpenAPI', asyncapi: 'AsyncAPI', arazzo: 'Arazzo' }[kind];
    return {
      title: visible(title) || visible(file),
      file: visible(file),
      dialect: `${name} ${visible(dialect)}`,
      before: advice && advice.before !== advice.after ? visible(advice.before) : '',
      version: visible(version),
      suggested: advice && advice.suggested !== version ? visible(advice.suggested) : '',
      isEnough: advice !== undefined && advice.suggested === version,
    };
  });
}

function verdictOf({ exit, changes, problems, steps, command }: Report): string {
  if (exit === 2) return 'Could not check everything';
  if (steps.length > 0) return exit === 0 ? 'May ship' : 'Stands in the way';
  if (command !== 'diff') return exit === 0 ? (problems.length > 0 ? 'Passes' : 'Clean') : 'Fails';
  const has = (level: Change['level']) => changes.some((change) => change.level === level);
  if (has('breaking')) return 'Breaks consumers';
  if (has('risky')) return 'May break consumers';
  return changes.length > 0 ? 'Compatible' : 'No changes';
}

/** How many of each level, and how much of a bar of 1000 that is. */
function countsOf(entries: readonly Entry[]) {
  let x = 0;
  return LEVELS.flatMap(([level, label]) => {
    const n = entries.filter((entry) => entry.level === level).length;
    if (n === 0) return [];
    const width = Math.max(6, Math.round((n / entries.length) * 1000));
    const bar = { level, label, n, x, width };
    x += width;
    return bar;
  });
}

/** The gravest rank of which so few are there that all of them may stand open. */
function openRank(entries: readonly Entry[]): number {
  const ranks = [...new Set(entries.map(({ rank }) => rank))].sort((a, b) => a - b);
  const few = ranks.filter((rank) => entries.filter((entry) => entry.rank <= rank).length <= OPEN);
  return few.at(-1) ?? -1;
}

function nounOf({ problems, changes }: Report): string {
  const n = problems.length + changes.length;
  const word = problems.length === 0 ? 'change' : changes.length === 0 ? 'finding' : 'entry';
  return count(n, word, word === 'entry' ? 'entries' : `${word}s`).replace(/^\d+ /, '');
}

/** Names that links lead to: a fingerprint, or where two entries share one, the second with its number. */
function anchors(): (fingerprint: string) => string {
  const used = new Map<string, number>();
  return (fingerprint) => {
    const name = fingerprint.replace(/[^\w-]/g, '') || 'entry';
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times === 1 ? name : `${name}.${times}`;
  };
}
