import { TenonError } from '../../kernel/errors.js';
import { defineCommand } from '../command.js';
import { COMMON } from '../options.js';

export default defineCommand({
  name: 'generate',
  summary: 'Write typed code from contracts',
  description:
    'Runs the targets of the config, or those named. A file that Tenon did not make, or that was edited since, is never ' +
    'overwritten without --force; one that it made and makes no more is removed. `.tenon-lock.json` in each folder tells ' +
    'what made its files: commit it with them.',
  arguments: [
    {
      name: '[target-or-contract...]',
      summary:
        'Targets (models, client, server, webhooks, mock, types), and contracts for runs without a config',
    },
  ],
  options: {
    out: {
      flags: '--out <folder>',
      summary: 'Where targets go that the config gives no folder; default: generated',
    },
    set: { flags: '--set <option=value>', summary: 'An option of the targets', many: true },
    check: { flags: '--check', summary: 'Write nothing; exit 1 when a generated file is stale, and say why' },
    dryRun: { flags: '--dry-run', summary: 'Write nothing; tell what would be written' },
    force: {
      flags: '--force',
      summary: 'Overwrite files that Tenon did not make, or that were edited since',
    },
    watch: { flags: '--watch', summary: 'Generate again whenever a file changes, until interrupted' },
    formatter: {
      flags: '--formatter <name>',
      summary: 'Give the files that are written the look of your code, with your own biome or prettier',
    },
    explainNames: {
      flags: '--explain-names',
      summary: 'Generate nothing; list what code calls the things of the contracts, and why',
    },
    ...COMMON,
  },
  examples: ['tenon generate', 'tenon generate client openapi.yaml --out src/gen', 'tenon generate --check'],
  async run(input, io) {
    const { generateRound } = await import('../jobs/generate-round.js');
    if (!input.flag('watch')) return (await generateRound(input, io)).exit;
    const never = ['check', 'dryRun', 'explainNames'].some((option) => input.flag(option));
    if (never || input.args.includes('-')) {
      const reason =
        'it writes whenever a file changes: not from standard input, and not beside --check, --dry-run or --explain-names';
      throw new TenonError('OPTION_INVALID', {
        option: '--watch',
        value: 'given',
        reason,
        command: 'generate',
      });
    }
    const { watching } = await import('../watch.js');
    return watching(io, () => generateRound(input, io));
  },
});
