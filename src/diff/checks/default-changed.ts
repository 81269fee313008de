import { equalJson } from '../../kernel/json.js';
import { defineCheck } from '../check.js';
import { annotation } from '../schemas/sides.js';
import { gainedOrLost, valueText } from '../words.js';

export default defineCheck({
  id: 'default-changed',
  on: 'schema',
  level: { consumer: 'risky', owner: 'safe' },
  dimensions: ['behaviour'],
  why: {
    consumer: 'Senders that leave it out get another behaviour than yesterday.',
    owner: 'It only matters to readers that fill it in themselves.',
  },
  fix: 'Keep the default.',
  migrate: 'Send {subject} yourself where you rely on the old default.',
  annotation: true,
  symmetric: 'Changing back is a change as well.',
  changed({ before, after, subject: schema, use = schema }, report) {
    const [was, is] = [annotation(before, 'default'), annotation(after, 'default')];
    if (was === is || (was !== undefined && is !== undefined && equalJson(was, is))) return;
    // A default beside a `$ref` is the property's, not the schema's.
    const atUse = [before, after].some(({ origins }) => origins[0]?.default !== undefined);
    const subject = atUse ? use : schema;
    const [old, now] = [was, is].map((value) => (value === undefined ? undefined : valueText(value)));
    report(`${subject} ${gainedOrLost('default', old, now)}.`, {
      key: `${atUse ? `${use} ` : ''}${valueText(was)} ${valueText(is)}`,
      subject,
      at: 'default',
      ...(was === undefined && { level: 'safe' }),
    });
  },
});
