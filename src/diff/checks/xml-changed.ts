import { canonicalText } from '../../kernel/json.js';
import { defineCheck } from '../check.js';
import { annotation } from '../schemas/sides.js';

export default defineCheck({
  id: 'xml-changed',
  on: 'schema',
  level: 'risky',
  dimensions: ['wire'],
  why: 'Elements and attributes are named or nested in another way, and what that does to readers is not judged.',
  fix: 'Keep the XML form.',
  migrate: 'Check how you read and write the XML of {subject}.',
  annotation: true,
  symmetric: 'Turning back changes it again.',
  changed({ before, after, subject, asXml }, report) {
    if (!asXml) return;
    const [was, is] = [before, after].map((side) => canonicalText(annotation(side, 'xml') ?? {}));
    if (was !== is)
      report(`${subject} is written in another form of XML.`, {
        key: `${was} ${is}`,
        at: 'xml',
        undecided: true,
      });
  },
});
