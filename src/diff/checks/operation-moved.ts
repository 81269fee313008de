import { defineCheck } from '../check.js';
import { sureText, templateOf } from '../pair/index.js';

export default defineCheck({
  id: 'operation-moved',
  on: 'operation',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Whoever calls it where it was gets a 404 or 405.',
  fix: 'Answer at the old path too, or redirect from it, until its sunset.',
  migrate: 'Call {to} instead of {subject}.',
  symmetric: 'Moving back is a move as well.',
  changed({ before, after, subject, confidence = 1 }, report) {
    if (before.method === after.method && templateOf(before.path) === templateOf(after.path)) return;
    const sure = sureText(confidence);
    const prefix = before.method === after.method ? prefixesOf(before.path, after.path) : undefined;
    if (prefix) {
      const [old, now] = prefix;
      const key = `${old} ${now}`;
      // A prefix that changed for many operations is one change.
      report(`${subject} moved from ${old} to ${now}${sure}.`, {
        key,
        cause: key,
        to: after.key,
        confidence,
      });
    } else report(`${subject} moved to ${after.key}${sure}.`, { key: after.key, to: after.key, confidence });
  },
});

/** What two paths begin with that is not the same, where they end in the same: `/v1` and `/v2`. */
function prefixesOf(before: string, after: string): readonly [string, string] | undefined {
  const [old, now] = [before, after].map((path) => templateOf(path).split('/')) as [string[], string[]];
  let common = 0;
  while (common < Math.min(old.length, now.length) - 1 && old.at(-1 - common) === now.at(-1 - common))
    common += 1;
  const start = (segments: readonly string[]) => segments.slice(0, segments.length - common).join('/') || '/';
  return common === 0 ? undefined : [start(old), start(now)];
}
