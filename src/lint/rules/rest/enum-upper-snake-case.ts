import type { Json } from '../../../kernel/json.js';
import type { Place } from '../../../kernel/place.js';
import type { Edit } from '../../../load/index.js';
import type { Contract, Schema } from '../../../model/index.js';
import { breaking, replace } from '../../autofix.js';
import { examplesOf } from '../../example-places.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { propertyOf } from '../../shape.js';
import { isCase, toCase } from '../../words.js';

export default defineRule({
  id: 'rest/enum-upper-snake-case',
  severity: 'info',
  in: 'strict',
  given: 'schema',
  only: 'openapi',
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
        breaking(() => (tellsTypesApart(schema, contract) ? [] : rewritten(schema, contract))),
      );
  },
});

function rewritten(schema: Schema, contract: Contract): Edit[] {
  const values = schema.enum ?? [];
  const wanted = values.map((value) =>
    typeof value === 'string' && value !== '' ? toCase(value, 'upper-snake') : value,
  );
  // Two values that differ by their spelling alone are two all the same.
  if (new Set(wanted).size < values.length || wanted.includes('')) return [];
  const meant = new Map(values.map((value, index) => [value, wanted[index]]));
  const rewrite = (place: Place, value: Json | undefined): Edit[] => {
    const other = value === undefined ? undefined : meant.get(value);
    return typeof other === 'string' && other !== value ? [replace(place, other)] : [];
  };
  return [
    ...values.flatMap((value, index) => rewrite(at(schema, 'enum', index), value)),
    ...rewrite(at(schema, 'default'), schema.default),
    ...examplesOf(contract, schema).flatMap(({ place, value }) => rewrite(place, value)),
  ];
}

/** The values of a discriminator stand in its mapping too. */
function tellsTypesApart(schema: Schema, { schemas }: Contract): boolean {
  return [...schemas.values()].some(({ discriminator, ...union }) => {
    if (!discriminator) return false;
    const property = propertyOf(union, discriminator.property);
    return property === schema || property?.ref === schema;
  });
}
