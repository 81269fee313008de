import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { reasonOf, TenonError } from '../../kernel/errors.js';
import { isObject } from '../../kernel/json.js';
import { compareProblems } from '../../kernel/problem.js';
import { count, type Report } from '../../kernel/result.js';
import { REPORT_VERSION } from '../../report/index.js';
import type { Io } from '../io.js';
import { distinct, type Text, worst } from '../outcome.js';
import { severitySummary } from './lint.js';

/** One report of several of the same command. @throws TenonError REPORT_UNREADABLE */
export function mergeReports(files: readonly string[], io: Io): Report {
  const reports = files.map((file) => readReport(file, io));
  const all = <Key extends keyof Report>(key: Key) =>
    reports.flatMap((report) => report[key] as readonly unknown[]) as unknown as Report[Key];
  const problems = distinct(all('problems')).sort(compareProblems);
  const contracts = [...new Map(all('contracts').map((one) => [one.file, one])).values()];
  const scorecards = reports.flatMap((report) => report.scorecards ?? []);
  const commands = [...new Set(reports.map(({ command }) => command))];
  const summary = severitySummary(problems);
  return {
    command: commands.join(', '),
    headline:
      commands.join() === 'lint'
        ? `${summary.charAt(0).toUpperCase()}${summary.slice(1)} in ${count(contracts.length, 'contract')}.`
        : reports.map(({ headline }) => headline).join(' '),
    exit: worst(reports.map(({ exit }) => exit)),
    contracts,
    problems,
    changes: all('changes'),
    artifacts: all('artifacts'),
    steps: all('steps'),
    suggestedVersions: all('suggestedVersions'),
    next: [...new Set(all('next'))],
    ...(scorecards.length > 0 && { scorecards }),
  };
}

/** The files of the working folder that a report points into, read when they are quoted. */
export function sourcesOf({ problems, changes }: Report, io: Io): Text[] {
  const places = [...problems, ...changes].flatMap(({ at, from }) => [at, ...(from ? [from] : [])]);
  return [...new Set(places.map(({ file }) => file))].flatMap((file) => {
    const absolute = path.resolve(io.cwd, file);
    const isOwn = !path.relative(io.cwd, absolute).startsWith('..');
    if (!isOwn || !statSync(absolute, { throwIfNoEntry: false })?.isFile()) return [];
    return [
      {
        file,
        get text() {
          return readFileSync(absolute, 'utf8');
        },
      },
    ];
  });
}

const LISTS = [
  'contracts',
  'problems',
  'changes',
  'artifacts',
  'steps',
  'suggestedVersions',
  'next',
] as const satisfies readonly (keyof Report)[];

function readReport(file: string, io: Io): Report {
  try {
    const report: unknown = JSON.parse(readFileSync(path.resolve(io.cwd, file), 'utf8'));
    if (!isObject(report) || report.reportVersion === undefined) throw new Error('it is no report of Tenon');
    const { reportVersion, ...rest } = report;
    if (reportVersion !== REPORT_VERSION)
      throw new Error(`its version is ${JSON.stringify(reportVersion)}, and ${REPORT_VERSION} is read here`);
    const lacking = LISTS.find((key) => !Array.isArray(rest[key]));
    if (lacking) throw new Error(`it has no ${lacking}`);
    return rest as unknown as Report;
  } catch (error) {
    throw new TenonError('REPORT_UNREADABLE', { path: file, reason: reasonOf(error) }, { cause: error });
  }
}
