import { TenonError } from '../../kernel/errors.js';
import { defineCommand } from '../command.js';
import { COMMON, KNOWN, NARROWING, SEVERITY_LIMITS, SOURCES } from '../options.js';

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
      summary: `The mildest finding that fails: ${SEVERITY_LIMITS.join(', ')}`,
      choices: SEVERITY_LIMITS,
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
    concurrency: {
      flags: '--concurrency <n>',
      summary: 'Lint as many contracts at once, each in a thread; default: as many as pay, 1 with --watch',
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
    const { lintRound } = await import('../jobs/lint-round.js');
    if (!input.flag('watch')) return (await lintRound(input, io)).exit;
    const never = input.args.includes('-') || input.flag('fix') || input.flag('fixBreaking');
    if (never) {
      const reason = 'it waits for files that others write: not for standard input, and not beside --fix';
      throw new TenonError('OPTION_INVALID', { option: '--watch', value: 'given', reason, command: 'lint' });
    }
    const { watching } = await import('../watch.js');
    return watching(io, () => lintRound(input, io));
  },
});
