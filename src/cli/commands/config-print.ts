import { defineCommand } from '../command.js';
import { COMMON } from '../options.js';

export default defineCommand({
  name: 'config print',
  summary: 'Show the config with its defaults, and where it comes from',
  options: { config: COMMON.config, profile: COMMON.profile },
  examples: ['tenon config print', 'tenon config print --profile ci'],
  async run(input, io) {
    const { readConfig } = await import('../selection.js');
    const { config, file } = await readConfig(input, io);
    io.stderr(
      file === undefined
        ? 'No config file; these are the defaults.\n'
        : `From ${file}${input.text('profile') ? `, profile ${input.text('profile')}` : ''}:\n`,
    );
    // What a profile laid over the rest shows there; the profiles themselves would only repeat it.
    const { profiles: _, ...inForce } = config;
    io.stdout(`${JSON.stringify(inForce, null, 2)}\n`);
    return 0;
  },
});
