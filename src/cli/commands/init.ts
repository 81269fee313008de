import { TenonError } from '../../kernel/errors.js';
import { defineCommand } from '../command.js';
import { COMMON, choice } from '../options.js';

export default defineCommand({
  name: 'init',
  summary: 'Find the contracts of this repository and write a config and a CI workflow',
  description:
    'Asks nothing. Writes tenon.config.ts, and .github/workflows/tenon.yml where GitHub Actions is in use; overwrites neither. With --from, it takes over what another linter was told, and lists what it could not.',
  arguments: [
    { name: '[file]', summary: 'With --from: the file to translate; default: redocly.yaml, .spectral.yaml' },
  ],
  options: {
    from: {
      flags: '--from <tool>',
      summary: 'Translate the config of another tool: redocly, spectral',
      choices: ['redocly', 'spectral'],
    },
    dryRun: { flags: '--dry-run', summary: 'Write nothing; show what would be written' },
    force: { flags: '--force', summary: 'Overwrite what is there' },
    root: COMMON.root,
  },
  examples: ['tenon init', 'tenon init --dry-run', 'tenon init --from redocly'],
  async run(input, io) {
    const { initialise } = await import('../jobs/init.js');
    const { originOf, TOOLS } = await import('../jobs/init-from.js');
    const tool = choice(input, 'init', 'from', TOOLS);
    const [file] = input.args;
    if (file !== undefined && !tool)
      throw new TenonError('USAGE', { reason: 'A file is named with --from.', command: 'init' });
    const origin = tool && (await originOf(tool, file, io));
    return initialise({ dryRun: input.flag('dryRun'), force: input.flag('force'), origin }, input, io);
  },
});
