import { TenonError } from '../../kernel/errors.js';
import type { Json } from '../../kernel/json.js';
import { defineCommand, type Input } from '../command.js';
import { COMMON } from '../options.js';

export default defineCommand({
  name: 'generate',
  summary: 'Write typed code from contracts',
  description:
    'Runs the targets of the config, or those named. A file that Tenon did not make is never overwritten without --force; ' +
    'one that it made and makes no more is removed.',
  arguments: [
    {
      name: '[target-or-contract...]',
      summary: 'Targets (models, client, server, webhooks, types), and contracts for runs without a config',
    },
  ],
  options: {
    out: {
      flags: '--out <folder>',
      summary: 'Where targets go that the config gives no folder; default: generated',
    },
    set: { flags: '--set <option=value>', summary: 'An option of the targets', many: true },
    check: { flags: '--check', summary: 'Write nothing; exit 1 when a generated file is stale' },
    dryRun: { flags: '--dry-run', summary: 'Write nothing; tell what would be written' },
    force: { flags: '--force', summary: 'Overwrite files that Tenon did not make' },
    ...COMMON,
  },
  examples: ['tenon generate', 'tenon generate client openapi.yaml --out src/gen', 'tenon generate --check'],
  async run(input, io) {
    const { select } = await import('../selection.js');
    const { generateJob } = await import('../jobs/generate.js');
    const { loadPlugins } = await import('../../config/index.js');
    const { present } = await import('../present.js');
    const { toReport } = await import('../outcome.js');
    const { tellPassedOver } = await import('../obstacles.js');
    const contracts = input.args.filter(isContract);
    const targets = input.args.filter((argument) => !isContract(argument));
    // A file alone generates nothing, so whoever is told to name one is told to name a target with it.
    const asked = targets.length > 0 ? targets : ['client'];
    const selection = await select(input, io, ['generate', ...asked].join(' '), contracts);
    const plugins = await loadPlugins(selection.config.plugins, selection.folder);
    if (targets.length === 0 && selection.contracts.every(({ config }) => !config.generate)) {
      throw new TenonError('USAGE', {
        reason:
          'Nothing to generate: name a target (tenon generate client openapi.yaml), or add `generate` to the config.',
        command: 'generate',
      });
    }
    const outcome = await generateJob(
      {
        selection,
        targets,
        out: input.text('out') ?? 'generated',
        options: settings(input),
        mode: input.flag('check') ? 'check' : input.flag('dryRun') ? 'dry' : 'write',
        force: input.flag('force'),
        plugins: plugins.targets,
      },
      input,
      io,
    );
    const dry = input.flag('dryRun') ? ' Nothing was written.' : '';
    const headline = `${outcome.summary.charAt(0).toUpperCase()}${outcome.summary.slice(1)}.${dry}`;
    const exit = await present(toReport('generate', headline, outcome), input, io, {
      reporters: plugins.reporters,
      sources: outcome.sources,
    });
    tellPassedOver(outcome.passedOver, io);
    return exit;
  },
});

/** Targets are single words; contracts are files, `ref:path` or `-`. */
function isContract(argument: string): boolean {
  return argument === '-' || /[.:/\\]/.test(argument);
}

function settings(input: Input): Record<string, Json> {
  return Object.fromEntries(
    input.list('set').map((setting): [string, Json] => {
      const [name = '', value = 'true'] = setting.split(/=(.*)/s);
      return [
        name,
        value === 'true'
          ? true
          : value === 'false'
            ? false
            : /^-?\d+(\.\d+)?$/.test(value)
              ? Number(value)
              : value,
      ];
    }),
  );
}
