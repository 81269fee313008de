import { equalJson } from '../../kernel/json.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'opaque-schema-changed',
  on: 'content',
  level: 'risky',
  dimensions: ['wire'],
  why: 'The payload is described in a language that is not JSON Schema; whether old readers understand the new one cannot be decided here.',
  fix: 'Have the schema registry, or the tools of that language, judge the two.',
  migrate: 'Take the new schema of {subject}, and read old and new messages with it.',
  symmetric: 'Either way the two differ, and neither can be read here.',
  changed({ before: { opaque: was }, after: { opaque: is }, subject }, report) {
    // Another language is payload-format-changed's to tell.
    if (!was || !is || was.format !== is.format || equalJson(was.value, is.value)) return;
    report(`${subject} has another ${is.format} schema.`, { key: is.format, undecided: true });
  },
});
