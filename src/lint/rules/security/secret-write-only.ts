import { target } from '../../../model/index.js';
import { add, breaking, safe } from '../../autofix.js';
import { at } from '../../place.js';
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
  fixable: 'fix',
  check({ name, schema, at: place }, { within, contract, options, report }) {
    const words = wordsOf(name).map((word) => word.toLowerCase());
    const isDisguised = words.some((word) => /^(encrypted|hashed|masked)$/.test(word));
    if (isDisguised || !options.words.includes(words.at(-1) ?? '') || !typesOf(schema)?.has('string')) return;
    const { writeOnly, format } = target(schema);
    const isSent = !schema.writeOnly && !writeOnly && sentByOwner(contract).has(within);
    // What several properties refer to is not this one's to mark.
    const isOwn = !schema.ref;
    const marked = () => (isOwn && format === undefined ? [add(at(schema, 'format'), 'password')] : []);
    const hidden = () =>
      isOwn && contract.dialect !== '2.0' ? [...marked(), add(at(schema, 'writeOnly'), true)] : [];
    if (isSent)
      report(
        `The property "${name}" is sent back to callers; writeOnly: true is wanted.`,
        place,
        format === undefined || format === 'password' ? breaking(hidden) : undefined,
      );
    else if (format !== 'password')
      report(
        `The property "${name}" has ${format ? `the format ${format}` : 'no format'}; password is wanted.`,
        place,
        safe(marked),
      );
  },
});
