import path from 'node:path';
import { TenonError } from '../../kernel/errors.js';
import { count } from '../../kernel/result.js';
import type { Rule } from '../../lint/index.js';
import { defineCommand, type Input } from '../command.js';
import type { Io } from '../io.js';
import { COMMON, choice, KNOWN, NARROWING, numberOf, SOURCES, todayOf } from '../options.js';
import type { Round } from '../watch.js';

const LIMITS = ['error', 'warn', 'info', 'never'] as const;

export default defineCommand({
  name: 'lint',
  summary: 'Check contracts against design standards',
  description:
    'Runs the rulesets of the config, or tenon:recommended, on the contracts named, or on all of the config.',
  arguments: [{ name: '[contract...]', summary: `Names of the config, or contracts: ${SOURCES}` }],
  options: {
    ruleset: {
      flags: '-r, --ruleset <name>',
      summary: 'tenon:recommended, tenon:strict, spectral:oas, a file or an npm package',
      many: true,
    },
    failOn: {
      flags: '--fail-on <severity>',
      summary: `The mildest finding that fails: ${LIMITS.join(', ')}`,
      choices: LIMITS,
    },
    ...NARROWING,
    cache: {
      flags: '--cache',
      summary:
        'Answer from an earlier run for contracts of which nothing changed: no file, ruleset or option',
    },
    cacheFolder: {
      flags: '--cache-folder <folder>',
      summary: "Where those answers lie; default: node_modules/.cache/tenon, else the user's cache folder",
    },
    ...KNOWN,
    rules: {
      flags: '--rules',
      summary: 'Lint nothing; list the rules that are on, with what turns them on, and why they are there',
    },
    scorecard: {
      flags: '--scorecard',
      summary:
        'Score each category of rules from 0 to 100, in text, markdown, html and json; with --new-since also as it was',
    },
    all: {
      flags: '--all',
      summary: 'Print every finding in text, one by one; with --rules also the rules that are off',
    },
    watch: { flags: '--watch', summary: 'Lint again whenever a file changes, until interrupted' },
    fix: {
      flags: '--fix',
      summary: "Repair what can be repaired, in the author's files; nothing that consumers notice",
    },
    fixBreaking: {
      flags: '--fix-breaking',
      summary: 'Repair also what breaks consumers, such as names, and print what that breaks',
    },
    fixRule: {
      flags: '--fix-rule <rule>',
      summary: 'Repair the findings of this rule alone',
      many: true,
    },
    dryRun: {
      flags: '--dry-run',
      summary: 'With --fix: write nothing, and print a patch',
    },
    ...COMMON,
  },
  examples: [
    'tenon lint openapi.yaml',
    'tenon lint openapi.yaml --ruleset spectral:oas',
    'tenon lint --format github --output sarif=lint.sarif',
    'tenon lint --baseline write',
    'tenon lint --new-since main...',
    'tenon lint openapi.yaml --fix --dry-run',
    'tenon lint openapi.yaml --fix-breaking --fix-rule rest/path-kebab-case',
  ],
  async run(input, io) {
    if (!input.flag('watch')) return (await lintOnce(input, io)).exit;
    const never = input.args.includes('-') || input.flag('fix') || input.flag('fixBreaking');
    if (never) {
      const reason = 'it waits for files that others write: not for standard input, and not beside --fix';
      throw new TenonError('OPTION_INVALID', { option: '--watch', value: 'given', reason, command: 'lint' });
    }
    const { watching } = await import('../watch.js');
    return watching(io, () => lintOnce(input, io));
  },
});

async function lintOnce(input: Input, io: Io): Promise<Round> {
  const { judgesOf, narrow } = await import('../narrow.js');
  const { select } = await import('../selection.js');
  const { adoptSpectral } = await import('../adopt-spectral.js');
  const { lintJob, tooMany } = await import('../jobs/lint.js');
  const { loadPlugins } = await import('../../config/index.js');
  const { present } = await import('../present.js');
  const { toReport } = await import('../outcome.js');
  const { cacheFolder, openLintCache } = await import('../jobs/lint-cache.js');
  const selected = adoptSpectral(await select(input, io, 'lint'), input.list('ruleset'), io);
  const { selection, notes: left } = await narrow(selected, input, io);
  for (const note of left) io.stderr(note);
  const plugins = await loadPlugins(selection.config.plugins, selection.folder);
  const request = {
    selection,
    rulesets: input.list('ruleset'),
    failOn: choice(input, 'lint', 'failOn', LIMITS) ?? selection.config.policy.failOnSeverity,
    today: todayOf(input, 'lint', io.today),
    plugins: plugins.rules,
    maxWarnings: numberOf(input, 'lint', 'maxWarnings') ?? selection.config.policy.maxWarnings,
    cache: input.flag('cache') ? openLintCache(cacheFolder(io.cwd, input.text('cacheFolder'))) : undefined,
  };
  if (input.flag('rules'))
    return { exit: await (await import('../jobs/rules.js')).rulesJob(request, input, io), files: [] };
  const asked = await fixing(input, plugins.rules);
  const knowing = await (await import('../jobs/known.js')).openKnown(request, 'lint', input, io);
  const sifting = { ...request, sieve: knowing.sieve };
  const { outcome, patch, notes } = asked
    ? await (await import('../jobs/fix.js')).fixJob({ ...sifting, ...asked }, input, io)
    : { outcome: await lintJob(sifting, input, io), patch: '', notes: [] };
  const known = knowing.finish();
  for (const note of [...notes, ...known.notes]) io.stderr(note);
  const [only] = outcome.contracts;
  const where =
    selection.contracts.length === 1
      ? (only?.title ?? selection.contracts[0]?.source)
      : count(selection.contracts.length, 'contract');
  const summary =
    known.sentence !== '' && outcome.summary === 'no problems' ? 'no new problems' : outcome.summary;
  const headline = `${summary.charAt(0).toUpperCase()}${summary.slice(1)} in ${where}.`;
  const report = toReport(
    'lint',
    [headline, tooMany(outcome.problems, request.maxWarnings), known.sentence].filter(Boolean).join(' '),
    {
      ...outcome,
      next: [...outcome.next, ...known.next],
    },
  );
  const scored = known.scorecards ? { ...report, scorecards: known.scorecards } : report;
  const files = [
    ...selection.contracts.map(({ source }) => source),
    ...outcome.sources.map(({ file }) => file),
  ].map((file) => path.resolve(io.cwd, file));
  const round = { files: [...new Set([...files, ...judgesOf(selected, input, io)])] };
  if (asked?.dryRun) {
    // The patch alone is data, for `git apply`.
    io.stdout(patch);
    await (await import('../document.js')).tellBeside(report, io);
    return { ...round, exit: report.exit };
  }
  const { reporters } = plugins;
  return { ...round, exit: await present(scored, input, io, { reporters, sources: outcome.sources }) };
}

/** What is to be fixed, and how; undefined when nothing is. @throws TenonError OPTION_INVALID */
async function fixing(input: Input, plugins: readonly Rule[]) {
  const breaking = input.flag('fixBreaking');
  const only = input.list('fixRule');
  const dryRun = input.flag('dryRun');
  if (!breaking && !input.flag('fix')) {
    const [option, value] = dryRun ? ['--dry-run', 'given'] : ['--fix-rule', only[0] ?? ''];
    if (!dryRun && only.length === 0) return undefined;
    throw new TenonError('OPTION_INVALID', {
      option,
      value,
      reason: 'it goes with --fix or --fix-breaking',
      command: 'lint',
    });
  }
  const { RULES } = await import('../../lint/index.js');
  for (const id of only) {
    const rule = [...RULES, ...plugins].find((one) => one.id === id);
    if (rule?.fixable && (rule.fixable === 'fix' || breaking)) continue;
    throw new TenonError('OPTION_INVALID', {
      option: '--fix-rule',
      value: id,
      reason: !rule
        ? 'no rule has that name'
        : rule.fixable
          ? 'it needs --fix-breaking'
          : 'no finding of it can be fixed',
      command: 'lint',
    });
  }
  return { breaking, only, dryRun };
}
