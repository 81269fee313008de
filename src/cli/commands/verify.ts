import { defineCommand } from '../command.js';
import { COMMON } from '../options.js';

export default defineCommand({
  name: 'verify',
  summary: 'Check the pacts of consumers against a contract, and against a running provider',
  description:
    'Without --provider nothing is run: what consumers send must be taken by the contract, what they expect must be ' +
    'promised by it. With --provider every interaction is replayed against it, in its states.',
  arguments: [{ name: '[pact...]', summary: 'Pact files or globs; default: those of the config' }],
  options: {
    contract: {
      flags: '--contract <file>',
      summary: 'The contract that the pacts are about; default: those of the config',
      many: true,
    },
    provider: {
      flags: '--provider <url-or-module>',
      summary: 'A running provider to replay the pacts against, or a module that starts it',
    },
    states: {
      flags: '--states <module>',
      summary: 'A module whose default export maps state names to handlers',
    },
    ...COMMON,
  },
  examples: [
    'tenon verify',
    'tenon verify pacts/*.json --contract api/orders.yaml',
    'tenon verify --provider http://localhost:3000 --states test/states.ts',
    'tenon verify --provider test/provider.ts',
  ],
  async run(input, io) {
    const { select } = await import('../selection.js');
    const { verifyJob } = await import('../jobs/verify.js');
    const { loadPlugins } = await import('../../config/index.js');
    const { present } = await import('../present.js');
    const { toReport } = await import('../outcome.js');
    const { TenonError } = await import('../../kernel/errors.js');
    const selection = await select(input, io, 'verify', input.list('contract'));
    const outcome = await verifyJob(
      { selection, pacts: input.args, provider: input.text('provider'), states: input.text('states') },
      input,
      io,
    );
    if (outcome.contracts.length === 0 && outcome.problems.length === 0) {
      throw new TenonError('USAGE', {
        reason: 'No pacts to verify: name them, or add `pacts` to a contract of the config.',
        command: 'verify',
      });
    }
    const plugins = await loadPlugins(selection.config.plugins, selection.folder);
    const headline = `Pacts: ${outcome.summary}.`;
    return present(toReport('verify', headline, outcome), input, io, {
      reporters: plugins.reporters,
      sources: outcome.sources,
    });
  },
});
