import { defineCheck } from '../check.js';
import { serverAddress } from '../pair/events.js';
import { gainedOrLost } from '../words.js';

export default defineCheck({
  id: 'server-changed',
  on: 'server',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Whoever connects to the old address, or speaks the old protocol, finds nobody there.',
  fix: 'Add the new server under a name of its own, and keep the old one.',
  migrate: 'Connect to the new address of {subject}.',
  symmetric: 'Moving back moves it again.',
  changed({ before, after, subject }, report) {
    if (before.protocolVersion !== after.protocolVersion)
      report(
        `${subject} ${gainedOrLost('protocolVersion', before.protocolVersion, after.protocolVersion)}.`,
        {
          key: `version ${before.protocolVersion} ${after.protocolVersion}`,
          at: 'protocolVersion',
          level: 'risky',
        },
      );
    if (serverAddress(before) === serverAddress(after)) return;
    const [was, is] = [before, after].map(({ url, protocol }) =>
      url.includes('://') ? url : `${protocol}://${url}`,
    );
    report(`${subject} moved from ${was} to ${is}.`, { key: `${was} ${is}` });
  },
});
