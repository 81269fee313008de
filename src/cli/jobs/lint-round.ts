import path from 'node:path';
import { loadPlugins, type Plugin } from '../../config/index.js';
import { TenonError } from '../../kernel/errors.js';
import { count, type Report } from '../../kernel/result.js';
import { adoptSpectral } from '../adopt-spectral.js';
import type { Input } from '../command.js';
import { tellBeside } from '../document.js';
import type { Io } from '../io.js';
import { judgesOf, narrow } from '../narrow.js';
import { choice, numberOf, SEVERITY_LIMITS, todayOf } from '../options.js';
import { type Outcome, toReport } from '../outcome.js';
import { present } from '../present.js';
import { type Selection, select } from '../selection.js';
import type { Round } from '../watch.js';
import { type FixOutcome, fixAsked, fixJob } from './fix.js';
import { type Finished, openKnown } from './known.js';
import { lintJob, tooMany } from './lint.js';
import { cacheFolder } from './lint-cache.js';
import type { LintRequest } from './lint-options.js';

/** `tenon lint`, once: what was asked for, what came of it, and what is told of that. @throws TenonError */
export async function lintRound(input: Input, io: Io): Promise<Round> {
  const { request, plugins, selected } = await requestOf(input, io);
  if (input.flag('rules')) {
    const { rulesJob } = await import('./rules.js');
    return { exit: await rulesJob(request, input, io), files: [] };
  }
  const asked = await fixAsked(input, plugins.rules);
  const knowing = await openKnown(request, 'lint', input, io);
  const sifting = { ...request, sieve: knowing.sieve, since: knowing.since };
  const { outcome, patch, notes }: FixOutcome = asked
    ? await fixJob({ ...sifting, ...asked }, input, io)
    : { outcome: await lintJob(sifting, input, io), patch: '', notes: [] };
  const known = knowing.finish();
  for (const note of [...notes, ...known.notes]) io.stderr(note);
  const report = reportOf(outcome, known, request);
  const files = [...filesOf(outcome, request, io), ...judgesOf(selected, input, io), ...knowing.files];
  const round = { files: [...new Set(files)] };
  if (asked?.dryRun) {
    // The patch alone is data, for `git apply`.
    io.stdout(patch);
    await tellBeside(report, io);
    return { ...round, exit: report.exit };
  }
  const { reporters } = plugins;
  return { ...round, exit: await present(report, input, io, { reporters, sources: outcome.sources }) };
}

interface Asked {
  readonly request: LintRequest;
  readonly plugins: Required<Plugin>;
  /** Also what was left to others. */
  readonly selected: Selection;
}

/** What the config and the command line ask for. @throws TenonError */
async function requestOf(input: Input, io: Io): Promise<Asked> {
  const selected = adoptSpectral(await select(input, io, 'lint'), input.list('ruleset'), io);
  const { selection, notes } = await narrow(selected, input, io);
  for (const note of notes) io.stderr(note);
  const { plugins: names, policy } = selection.config;
  const plugins = await loadPlugins(names, selection.folder);
  const request = {
    selection,
    rulesets: input.list('ruleset'),
    failOn: choice(input, 'lint', 'failOn', SEVERITY_LIMITS) ?? policy.failOnSeverity,
    today: todayOf(input, 'lint', io.today),
    allowUrl: input.flag('allowUrl'),
    plugins: plugins.rules,
    maxWarnings: numberOf(input, 'lint', 'maxWarnings') ?? policy.maxWarnings,
    concurrency: concurrencyOf(input),
    cacheFolder: input.flag('cache') ? cacheFolder(io.cwd, input.text('cacheFolder')) : undefined,
  };
  return { request, plugins, selected };
}

/** A round of `--watch` is soon done by code that is warm; threads would come to each with code that is cold. */
function concurrencyOf(input: Input): number | undefined {
  const asked = numberOf(input, 'lint', 'concurrency');
  if (asked !== 0) return input.flag('watch') ? 1 : asked;
  throw new TenonError('OPTION_INVALID', {
    option: '--concurrency',
    value: asked,
    reason: 'it is a number from 1',
    command: 'lint',
  });
}

function reportOf(outcome: Outcome, known: Finished, request: LintRequest): Report {
  const isNew = known.sentence !== '' && outcome.summary === 'no problems';
  const summary = isNew ? 'no new problems' : outcome.summary;
  const { contracts } = request.selection;
  const where =
    contracts.length === 1
      ? (outcome.contracts[0]?.title ?? contracts[0]?.source)
      : count(contracts.length, 'contract');
  const headline = [
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)} in ${where}.`,
    tooMany(outcome.problems, request.maxWarnings),
    known.sentence,
  ];
  const report = toReport('lint', headline.filter(Boolean).join(' '), {
    ...outcome,
    next: [...outcome.next, ...known.next],
  });
  return known.scorecards ? { ...report, scorecards: known.scorecards } : report;
}

/** The files of the contracts, by absolute paths. */
function filesOf({ sources }: Outcome, { selection }: LintRequest, io: Io): string[] {
  const named = [...selection.contracts.map(({ source }) => source), ...sources.map(({ file }) => file)];
  return named.map((file) => path.resolve(io.cwd, file));
}
