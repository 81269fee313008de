import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'explain',
  summary: 'Say what a rule, a check or an error code means, and how to satisfy it',
  description: 'Without an id, lists everything that can be explained.',
  arguments: [
    {
      name: '[id]',
      summary: 'A rule (rest/path-kebab-case), a check (property-removed), a mistake or an error code',
    },
  ],
  options: {},
  examples: ['tenon explain rest/path-kebab-case', 'tenon explain property-removed', 'tenon explain'],
  async run(input, io) {
    const { explain, listAll } = await import('../jobs/explain.js');
    const [id] = input.args;
    io.stdout(id === undefined ? listAll(io) : explain(id, io));
    return 0;
  },
});
