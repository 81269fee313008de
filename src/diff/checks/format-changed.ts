import { isEnforced } from '../../schema/index.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'format-changed',
  on: 'schema',
  level: 'breaking',
  facet: 'format',
  dimensions: ['wire', 'source'],
  why: {
    consumer: 'Values that senders send today are refused.',
    owner: 'Readers that parse the old format fail on the new one.',
  },
  fix: 'Keep the format, and add a property of the new one beside it.',
  migrate: { consumer: 'Send {subject} in its new format.', owner: 'Read {subject} in its new format.' },
  symmetric: 'The way back changes the format again, even where it is the safe one.',
  changed({ before, after, subject }, report) {
    if (before.values || after.values) return;
    const [was, is] = [before, after].map(
      ({ formats }) => [...formats].filter(isTold).sort().join(' and ') || 'none',
    );
    if (was !== is)
      report(`${subject} has the format ${is} instead of ${was}.`, { key: `${was} ${is}`, at: 'format' });
  },
});

/** That a text is in base64, `content-encoding-changed` tells. */
function isTold(format: string): boolean {
  return isEnforced(format) && format !== 'byte';
}
