import { defineCheck } from '../check.js';
import { listText, missingFrom } from '../words.js';

export default defineCheck({
  id: 'channel-server-added',
  on: 'channel',
  level: 'safe',
  dimensions: ['wire'],
  why: 'Whoever uses it where it was goes on.',
  changed({ before, after, subject }, report) {
    // No server named: all of them.
    if (before.servers.length === 0) return;
    const come = missingFrom([...before.servers], [...after.servers]).map(String);
    const key = after.servers.join(' ');
    if (after.servers.length === 0) report(`${subject} is on all servers now.`, { key, at: 'servers' });
    else if (come.length > 0) report(`${subject} is on ${listText(come)} as well.`, { key, at: 'servers' });
  },
});
