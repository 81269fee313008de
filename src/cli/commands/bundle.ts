import { defineCommand } from '../command.js';
import { COMMON, choice, DOCUMENT_FORMATS, SOURCES } from '../options.js';

export default defineCommand({
  name: 'bundle',
  summary: 'Put a contract of several files into one, names kept',
  description:
    'What a $ref leads to in another file becomes a component of its own name, or takes the place of the $ref where ' +
    'nothing can be referred to. The dialect, the words and their order stay; comments do not. ' +
    'References that lead nowhere stay as well: they are told, and the exit code is 1.',
  arguments: [{ name: '[contract]', summary: `A name of the config, or a contract: ${SOURCES}` }],
  options: {
    output: {
      flags: '-o, --output <file>',
      summary: 'Write the bundle to a file, in the format of its extension; default: standard output',
    },
    format: {
      flags: '-f, --format <name>',
      summary: `${DOCUMENT_FORMATS.join(' or ')}; default: as the contract is written`,
      choices: DOCUMENT_FORMATS,
    },
    removeUnused: {
      flags: '--remove-unused',
      summary: 'Leave out components that no path, webhook, channel or operation leads to',
    },
    force: { flags: '--force', summary: 'Overwrite a file that holds something else' },
    config: COMMON.config,
    profile: COMMON.profile,
    root: COMMON.root,
    allowUrl: COMMON.allowUrl,
  },
  examples: [
    'tenon bundle api/openapi.yaml --output dist/openapi.yaml',
    'tenon bundle v1.4.0:api/openapi.yaml --format json',
  ],
  async run(input, io) {
    const { bundleJob } = await import('../jobs/bundle.js');
    const { select } = await import('../selection.js');
    const selection = await select(input, io, 'bundle');
    const output = input.text('output');
    const format = choice(input, 'bundle', 'format', DOCUMENT_FORMATS);
    return bundleJob(
      {
        contracts: selection.contracts,
        removeUnused: input.flag('removeUnused'),
        force: input.flag('force'),
        ...(output !== undefined && { output }),
        ...(format !== undefined && { format }),
      },
      input,
      io,
    );
  },
});
