import { target } from '../../../model/index.js';
import { sentByOwner } from '../../reach.js';
import { defineRule } from '../../rule.js';
import { typesOf } from '../../shape.js';
import { wordsOf } from '../../words.js';

export default defineRule({
  id: 'security/secret-write-only',
  severity: 'warn',
  in: 'recommended',
  given: 'property',
  options: { words: ['password', 'passphrase'] },
  why: 'What a service never needs to show it must not be able to: a password in a response ends in logs and caches.',
  fix: 'Mark the property `writeOnly: true` and `format: password`.',
  check({ name, schema }, { within, contract, options, report }) {
    const words = wordsOf(name).map((word) => word.toLowerCase());
    const isDisguised = words.some((word) => /^(encrypted|hashed|masked)$/.test(word));
    if (isDisguised || !options.words.includes(words.at(-1) ?? '') || !typesOf(schema)?.has('string')) return;
    const { writeOnly, format } = target(schema);
    const isSent = !schema.writeOnly && !writeOnly && sentByOwner(contract).has(within);
    if (isSent) report(`The property "${name}" is sent back to callers: it is not writeOnly.`);
    else if (format !== 'password') report(`The property "${name}" is not marked format: password.`);
  },
});
