import { defineCommand } from '../command.js';
import { COMMON } from '../options.js';

export default defineCommand({
  name: 'report merge',
  summary: 'Make one report of several',
  description:
    'Reads reports that were written with --format json or --output json=file, of the parts of one run, and prints them as one. Its exit code is the gravest of theirs.',
  arguments: [{ name: '<report...>', summary: 'Files with reports in JSON' }],
  options: { format: COMMON.format, output: COMMON.output },
  examples: [
    'tenon report merge part-1.json part-2.json',
    'tenon report merge part-*.json --format github --output sarif=lint.sarif',
  ],
  async run(input, io) {
    const { mergeReports, sourcesOf } = await import('../jobs/report-merge.js');
    const { present } = await import('../present.js');
    const report = mergeReports(input.args, io);
    return present(report, input, io, { sources: sourcesOf(report, io) });
  },
});
