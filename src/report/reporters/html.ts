import { pageOf } from '../html/page.js';
import { defineReporter } from '../reporter.js';

export default defineReporter({
  id: 'html',
  summary:
    'One HTML file to read, search and send: every finding with the lines that caused it; asks no network for anything.',
  async render(report, _style, linesOf = () => undefined) {
    const { renderPage } = await import('../../render/index.js');
    return renderPage('report', pageOf(report, linesOf));
  },
});
