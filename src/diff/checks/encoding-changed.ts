import type { Json } from '../../kernel/json.js';
import { defineCheck } from '../check.js';
import { encodingText } from '../encoding.js';

export default defineCheck({
  id: 'encoding-changed',
  on: 'content',
  level: 'risky',
  dimensions: ['wire'],
  why: 'Parts of a form are written in another way, so that the other side may misread them.',
  fix: 'Keep the encoding.',
  migrate: 'Write the parts of {subject} in the new encoding.',
  symmetric: 'The reader of either encoding may misread the other.',
  changed({ before, after, subject }, report) {
    const names = new Set([...Object.keys(before.encoding), ...Object.keys(after.encoding)]);
    const parts: [member: string, name: string, old: Json | undefined, now: Json | undefined][] = [
      ...[...names].map((name): [string, string, Json | undefined, Json | undefined] => [
        'encoding',
        name,
        before.encoding[name],
        after.encoding[name],
      ]),
      ['prefixEncoding', 'the first items', before.prefixEncoding, after.prefixEncoding],
      ['itemEncoding', 'the items', before.itemEncoding, after.itemEncoding],
    ];
    for (const [at, name, old, now] of parts) {
      // What is not said of a field is the default; of items it says that there is none.
      const [was, is] = [old, now].map((one) => encodingText(at === 'encoding' ? (one ?? {}) : one));
      if (was !== is)
        report(`${subject}: the encoding of ${name} changed.`, { key: `${name} ${was} ${is}`, at });
    }
  },
});
