import type { Edit } from '../../../load/index.js';
import type { Contract, Schema } from '../../../model/index.js';
import { breaking, renameKey, replace } from '../../autofix.js';
import { examplesOfProperty } from '../../example-places.js';
import { at } from '../../place.js';
import { inOtherCase } from '../../property-case.js';
import { defineRule } from '../../rule.js';
import type { Case } from '../../words.js';

export default defineRule({
  id: 'rest/property-camel-case',
  severity: 'warn',
  in: 'recommended',
  given: 'property',
  only: 'openapi',
  options: { style: 'camel' as Case, acronyms: [] as string[] },
  why: 'One spelling for all names lets client code use the wire names as they are.',
  fix: 'Rename the property; a breaking change, so let the old name live beside it until its sunset. Teams that write snake_case set the option `style: snake`.',
  fixable: 'fix-breaking',
  check(property, { contract, within, options, report }) {
    const { name, at: place } = property;
    const wanted = inOtherCase(property, options);
    if (wanted === undefined) return;
    report(
      `The property "${name}" should be "${wanted}".`,
      place,
      breaking(() => renamed(within, name, wanted, contract)),
    );
  },
});

function renamed(schema: Schema, name: string, wanted: string, contract: Contract): Edit[] {
  const isKnownElsewhere =
    schema.properties.has(wanted) || schema.dependentRequired.has(name) || schema.dependentSchemas.has(name);
  if (isKnownElsewhere) return [];
  const required = [...schema.required].indexOf(name);
  return [
    renameKey(at(schema, 'properties', name), wanted),
    ...(required < 0 ? [] : [replace(at(schema, 'required', required), wanted)]),
    ...(schema.discriminator?.property === name && contract.dialect !== '2.0'
      ? [replace(at(schema, 'discriminator', 'propertyName'), wanted)]
      : []),
    ...examplesOfProperty(contract, schema, name).map((example) => renameKey(example, wanted)),
  ];
}
