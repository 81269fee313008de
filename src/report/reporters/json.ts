import { defineReporter } from '../reporter.js';
import { REPORT_VERSION } from '../version.js';

export default defineReporter({
  id: 'json',
  summary: 'The whole report as JSON, as schemas/report.schema.json describes it.',
  render: (report) => `${JSON.stringify({ reportVersion: REPORT_VERSION, ...report }, null, 2)}\n`,
});
