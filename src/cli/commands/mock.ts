import { defineCommand } from '../command.js';
import { COMMON, SOURCES } from '../options.js';

export default defineCommand({
  name: 'mock',
  summary: 'Serve a contract with examples',
  description:
    'Checks each request as a generated server does, and answers with the examples of the contract, or with values made ' +
    'from its schemas. Callers choose: `Prefer: code=404`, `example=name`, `dynamic=true`. Any credential is taken for a ' +
    'good one, but one there must be. Ctrl-C ends it.',
  arguments: [{ name: '[contract]', summary: `A contract of the config, or ${SOURCES}` }],
  options: {
    port: { flags: '--port <number>', summary: 'Where to listen; 0 is any free port; default: 4010' },
    host: {
      flags: '--host <address>',
      summary: 'Who may call: 0.0.0.0 is everybody; default: 127.0.0.1, this machine alone',
    },
    seed: {
      flags: '--seed <number>',
      summary: 'Chooses among the values that the schemas allow; the same seed, the same values; default: 1',
    },
    watch: { flags: '--watch', summary: 'Read the contract again whenever a file of it changes' },
    config: COMMON.config,
    profile: COMMON.profile,
    root: COMMON.root,
    allowUrl: COMMON.allowUrl,
  },
  examples: ['tenon mock openapi.yaml', 'tenon mock orders --port 8080 --watch'],
  async run(input, io) {
    const { mockJob } = await import('../jobs/mock.js');
    return mockJob(input, io);
  },
});
