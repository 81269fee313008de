import { defineReporter } from '../reporter.js';

/** The version of the shape below; raised when a consumer of it would break. */
const REPORT_VERSION = 1;

export default defineReporter({
  id: 'json',
  summary: 'The whole report as JSON, as docs/reference/report.schema.json describes it.',
  render: (report) => `${JSON.stringify({ reportVersion: REPORT_VERSION, ...report }, null, 2)}\n`,
});
