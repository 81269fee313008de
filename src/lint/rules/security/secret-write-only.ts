import { defineRule } from '../../rule.js';
import { typesOf } from '../../shape.js';
import { wordsOf } from '../../words.js';

export default defineRule({
  id: 'security/secret-write-only',
  severity: 'warn',
  in: 'recommended',
  given: 'property',
  options: { words: ['password', 'passphrase', 'passcode'] },
  why: 'What a service never needs to show it must not be able to: a password in a response ends in logs and caches.',
  fix: 'Mark the property `writeOnly: true` and `format: password`.',
  check({ name, schema }, { options, report }) {
    const last = wordsOf(name).at(-1)?.toLowerCase() ?? '';
    if (!options.words.includes(last) || !typesOf(schema)?.has('string')) return;
    const missing = [
      !schema.writeOnly && 'writeOnly',
      schema.format !== 'password' && 'format: password',
    ].filter(Boolean);
    if (missing.length > 0) report(`The property "${name}" is not ${missing.join(', nor ')}.`);
  },
});
