import { isEnforced } from '../../schema/index.js';
import { isSameBytes } from '../bytes.js';
import { defineCheck } from '../check.js';
import { gainedOrLost, typesText } from '../words.js';

export default defineCheck({
  id: 'format-name-changed',
  on: 'schema',
  level: 'risky',
  dimensions: ['behaviour'],
  why: 'No validator acts on such a format; people and generated code may.',
  fix: 'Keep the format.',
  migrate: 'Check what {subject} means now.',
  annotation: true,
  symmetric: 'Changing back is a change as well.',
  changed({ before, after, subject }, report) {
    const [was, is] = [before, after].map(({ formats }) =>
      [...formats].filter((name) => !isEnforced(name)).sort(),
    );
    if (!was || !is || was.join() === is.join()) return;
    if (isSameBytes(before, after) || typesText(before.types) !== typesText(after.types)) return;
    const [old, now] = [was.join(' and '), is.join(' and ')];
    const replaced = old !== '' && now !== '';
    report(
      replaced
        ? `${subject} is called ${now} instead of ${old} by its format.`
        : `${subject} ${gainedOrLost('format', old || undefined, now || undefined)}.`,
      {
        key: `${was.join()} ${is.join()}`,
        at: 'format',
        ...(!replaced && { level: 'safe' }),
      },
    );
  },
});
