import { defineCommand } from '../command.js';
import { ALL, COMMON, todayOf } from '../options.js';

export default defineCommand({
  name: 'check',
  summary: 'The gate: lint, diff, generate --check and verify, one verdict',
  description:
    'Runs what the config asks for on all of its contracts, or on those named. Exit 1 when one part fails, 2 when one could not be checked.',
  arguments: [{ name: '[contract...]', summary: 'Names of the config, or files' }],
  options: {
    provider: {
      flags: '--provider <url-or-module>',
      summary: 'A running provider to replay the pacts against, or a module that starts it',
    },
    states: {
      flags: '--states <module>',
      summary: 'A module whose default export maps state names to handlers',
    },
    all: ALL,
    ...COMMON,
  },
  examples: [
    'tenon check',
    'tenon check --format github --output sarif=tenon.sarif --output markdown=tenon.md',
  ],
  async run(input, io) {
    const { select } = await import('../selection.js');
    const { adoptSpectral } = await import('../adopt-spectral.js');
    const { checkJob } = await import('../jobs/check.js');
    const { loadPlugins } = await import('../../config/index.js');
    const { present } = await import('../present.js');
    const selection = adoptSpectral(await select(input, io, 'check'), [], io);
    const plugins = await loadPlugins(selection.config.plugins, selection.folder);
    const { report, sources } = await checkJob(
      {
        selection,
        plugins,
        today: todayOf(input, 'check', io.today),
        provider: input.text('provider'),
        states: input.text('states'),
      },
      input,
      io,
    );
    return present(report, input, io, { reporters: plugins.reporters, sources });
  },
});
