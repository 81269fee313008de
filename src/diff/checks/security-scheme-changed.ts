import type { SecurityScheme } from '../../model/index.js';
import { schemeText } from '../access.js';
import { defineCheck } from '../check.js';
import { gainedOrLost } from '../words.js';

export default defineCheck({
  id: 'security-scheme-changed',
  on: 'security-scheme',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Credentials are looked for in another place or form than callers send them, or are got elsewhere.',
  fix: 'Add the new scheme beside the old one.',
  migrate: 'Send credentials as {subject} says now.',
  symmetric: 'Turning back changes it again.',
  changed({ before, after, subject }, report) {
    const [was, is] = [schemeText(before), schemeText(after)];
    if (was !== is) report(`${subject} changed: ${was} → ${is}.`, { key: `${was} ${is}` });
    for (const { name, old, now } of addressesOf(before, after))
      if (old !== now)
        report(`${subject} ${gainedOrLost(name, old, now)}.`, {
          key: `${name} ${old} ${now}`,
          level: 'risky',
        });
  },
});

/** Where tokens are got, of the flows that both versions have, and what says so. */
function addressesOf(before: SecurityScheme, after: SecurityScheme) {
  const metadata = { name: 'oauth2MetadataUrl', old: before.oauth2MetadataUrl, now: after.oauth2MetadataUrl };
  const flows = before.flows.flatMap((old) => {
    const now = after.flows.find(({ type }) => type === old.type);
    if (!now) return [];
    return (['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl'] as const).map(
      (keyword) => ({
        name: `${old.type} ${keyword}`,
        old: old[keyword],
        now: now[keyword],
      }),
    );
  });
  return [...flows, metadata];
}
