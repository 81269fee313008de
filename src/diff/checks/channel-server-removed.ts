import { defineCheck } from '../check.js';
import { listText, missingFrom } from '../words.js';

export default defineCheck({
  id: 'channel-server-removed',
  on: 'channel',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Whoever listens on that server hears nothing.',
  fix: 'Keep the channel on the server until everybody has moved.',
  migrate: 'Use {subject} on another server.',
  changed({ before, after, subject }, report) {
    // No server named: all of them.
    if (after.servers.length === 0) return;
    const gone = missingFrom([...after.servers], [...before.servers]).map(String);
    const key = after.servers.join(' ');
    if (before.servers.length === 0)
      report(`${subject} is on ${listText(after.servers)} only.`, { key, at: 'servers', level: 'risky' });
    else if (gone.length > 0) report(`${subject} is no longer on ${listText(gone)}.`, { key, at: 'servers' });
  },
});
