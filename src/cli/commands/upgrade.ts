import { defineCommand } from '../command.js';
import { COMMON, choice, DOCUMENT_FORMATS, SEVERITY_LIMITS, SOURCES } from '../options.js';

export default defineCommand({
  name: 'upgrade',
  summary: 'Write a contract in the current version of its specification',
  description:
    'OpenAPI 2.0 and 3.0 become 3.1, AsyncAPI 2 becomes 3.0: one file, with the names and the order of the author; ' +
    'comments, and which words stood first in a node, are not kept. What the new version cannot say is told, as a ' +
    'warning, at the line that says it. A contract that is current already is printed as it is, several files in one, ' +
    'so that what reads the output need not know. One with parts that cannot be read is not upgraded: the exit code is 2.',
  arguments: [{ name: '[contract]', summary: `A name of the config, or a contract: ${SOURCES}` }],
  options: {
    output: {
      flags: '-o, --output <file>',
      summary: 'Write the upgrade to a file, in the format of its extension; default: standard output',
    },
    format: {
      flags: '-f, --format <name>',
      summary: `${DOCUMENT_FORMATS.join(' or ')}; default: as the contract is written`,
      choices: DOCUMENT_FORMATS,
    },
    failOn: {
      flags: '--fail-on <severity>',
      summary: `The mildest loss that fails: ${SEVERITY_LIMITS.join(', ')}; default: error, so that no loss does`,
      choices: SEVERITY_LIMITS,
    },
    force: { flags: '--force', summary: 'Overwrite a file that holds something else' },
    config: COMMON.config,
    profile: COMMON.profile,
    root: COMMON.root,
    allowUrl: COMMON.allowUrl,
    perspective: COMMON.perspective,
  },
  examples: [
    'tenon upgrade swagger.yaml --output openapi.yaml',
    'tenon upgrade asyncapi.yaml --perspective application --fail-on warn',
  ],
  async run(input, io) {
    const { upgradeJob } = await import('../jobs/upgrade.js');
    const { select } = await import('../selection.js');
    const { contracts } = await select(input, io, 'upgrade');
    const output = input.text('output');
    const format = choice(input, 'upgrade', 'format', DOCUMENT_FORMATS);
    return upgradeJob(
      {
        contracts,
        failOn: choice(input, 'upgrade', 'failOn', SEVERITY_LIMITS) ?? 'error',
        force: input.flag('force'),
        ...(output !== undefined && { output }),
        ...(format !== undefined && { format }),
      },
      input,
      io,
    );
  },
});
