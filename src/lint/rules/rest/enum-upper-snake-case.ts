import type { Edit } from '../../../load/index.js';
import type { Contract, Schema } from '../../../model/index.js';
import { breaking, replace } from '../../autofix.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { propertyOf } from '../../shape.js';
import { isCase, toCase } from '../../words.js';

export default defineRule({
  id: 'rest/enum-upper-snake-case',
  severity: 'info',
  in: 'strict',
  given: 'schema',
  why: 'Values that are spelt like constants are not taken for free text, nor translated.',
  fix: 'Write enum values in UPPER_SNAKE_CASE.',
  fixable: 'fix-breaking',
  check(schema, { contract, report }) {
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
        breaking(() => (tellsTypesApart(schema, contract) ? [] : rewritten(schema))),
      );
  },
});

function rewritten(schema: Schema): Edit[] {
  const values = schema.enum ?? [];
  const wanted = values.map((value) =>
    typeof value === 'string' && value !== '' ? toCase(value, 'upper-snake') : value,
  );
  // Two values that differ by their spelling alone are two all the same.
  if (new Set(wanted).size < values.length || wanted.includes('')) return [];
  const edits = wanted.flatMap((value, index) =>
    typeof value === 'string' && value !== values[index] ? [replace(at(schema, 'enum', index), value)] : [],
  );
  const initial = wanted[values.findIndex((value) => value === schema.default)];
  return typeof initial === 'string' && initial !== schema.default
    ? [...edits, replace(at(schema, 'default'), initial)]
    : edits;
}

/** The values of a discriminator stand in its mapping too. */
function tellsTypesApart(schema: Schema, { schemas }: Contract): boolean {
  return [...schemas.values()].some(({ discriminator, ...union }) => {
    if (!discriminator) return false;
    const property = propertyOf(union, discriminator.property);
    return property === schema || property?.ref === schema;
  });
}
