import { renameKey, replace, safe } from '../../autofix.js';
import { at } from '../../place.js';
import { badWords, DELIVERY_SCHEMA, meantBy, POLICY_SCHEMA } from '../../policy-schema.js';
import { defineRule } from '../../rule.js';

const WORDS = { 'x-policy': POLICY_SCHEMA, 'x-delivery': DELIVERY_SCHEMA } as const;

export default defineRule({
  id: 'resilience/policy-valid',
  severity: 'error',
  in: 'recommended',
  given: ['contract', 'operation', 'exchange', 'channel'],
  why: 'Generated clients obey these words: one that cannot be read is a timeout or a retry that does not happen.',
  fix: "Correct the word; the package's JSON Schema for x-policy and x-delivery lists them all.",
  fixable: 'fix',
  check(node, { report }) {
    for (const [word, schema] of Object.entries(WORDS)) {
      const value = node.extensions[word];
      if (value === undefined) continue;
      for (const { keys, message } of badWords(schema, value, word)) {
        const place = at(node, word, ...keys);
        const repaired = safe(() => {
          const meant = meantBy(schema, value, keys);
          if (!meant) return [];
          return ['key' in meant ? renameKey(place, meant.key) : replace(place, meant.value)];
        });
        report(message, place, repaired);
      }
    }
  },
});
