import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { isCase, toCase } from '../../words.js';

export default defineRule({
  id: 'rest/enum-upper-snake-case',
  severity: 'info',
  in: 'strict',
  given: 'schema',
  why: 'Values that are spelt like constants are not taken for free text, nor translated.',
  fix: 'Write enum values in UPPER_SNAKE_CASE.',
  check(schema, { report }) {
    // A single value tells types apart (`order.paid`), and is named like what it tells.
    if (!schema.enum || schema.enum.length < 2) return;
    const wrong = schema.enum.findIndex(
      (value) => typeof value === 'string' && value !== '' && !isCase(value, 'upper-snake'),
    );
    const value = schema.enum[wrong];
    if (typeof value === 'string')
      report(
        `The enum value "${value}" should be "${toCase(value, 'upper-snake')}".`,
        at(schema, 'enum', wrong),
      );
  },
});
