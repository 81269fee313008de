import { count } from '../../kernel/result.js';
import { defineCommand } from '../command.js';
import { COMMON, choice, SOURCES, todayOf } from '../options.js';

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
    ...COMMON,
  },
  examples: [
    'tenon lint openapi.yaml',
    'tenon lint openapi.yaml --ruleset spectral:oas',
    'tenon lint --format github --output sarif=lint.sarif',
  ],
  async run(input, io) {
    const { select } = await import('../selection.js');
    const { lintJob } = await import('../jobs/lint.js');
    const { loadPlugins } = await import('../../config/index.js');
    const { present } = await import('../present.js');
    const { toReport } = await import('../outcome.js');
    const selection = await select(input, io, 'lint');
    const plugins = await loadPlugins(selection.config.plugins, selection.folder);
    const outcome = await lintJob(
      {
        selection,
        rulesets: input.list('ruleset'),
        failOn: choice(input, 'lint', 'failOn', LIMITS) ?? selection.config.policy.failOnSeverity,
        today: todayOf(input, 'lint', io.today),
        plugins: plugins.rules,
      },
      input,
      io,
    );
    const [only] = outcome.contracts;
    const where =
      selection.contracts.length === 1
        ? (only?.title ?? selection.contracts[0]?.source)
        : count(selection.contracts.length, 'contract');
    const headline = `${outcome.summary.charAt(0).toUpperCase()}${outcome.summary.slice(1)} in ${where}.`;
    return present(toReport('lint', headline, outcome), input, io, {
      reporters: plugins.reporters,
      sources: outcome.sources,
    });
  },
});
