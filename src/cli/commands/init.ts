import { defineCommand } from '../command.js';
import { COMMON } from '../options.js';

export default defineCommand({
  name: 'init',
  summary: 'Find the contracts of this repository and write a config and a CI workflow',
  description:
    'Asks nothing. Writes tenon.config.ts, and .github/workflows/tenon.yml where GitHub Actions is in use; overwrites neither.',
  options: {
    dryRun: { flags: '--dry-run', summary: 'Write nothing; show what would be written' },
    force: { flags: '--force', summary: 'Overwrite what is there' },
    root: COMMON.root,
  },
  examples: ['tenon init', 'tenon init --dry-run'],
  async run(input, io) {
    const { initialise } = await import('../jobs/init.js');
    return initialise({ dryRun: input.flag('dryRun'), force: input.flag('force') }, input, io);
  },
});
