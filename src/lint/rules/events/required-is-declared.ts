import { type Contract, type Schema, target } from '../../../model/index.js';
import { breaking, replace } from '../../autofix.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { propertyNames } from '../../shape.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'events/required-is-declared',
  severity: 'warn',
  in: 'recommended',
  given: 'schema',
  only: 'asyncapi',
  why: 'A required field that no property declares is most often a misspelt one, and then nothing is required.',
  fix: 'Declare the property, or correct the name in `required`.',
  fixable: 'fix-breaking',
  check(schema, { contract, report }) {
    // A part of an allOf may require what another part declares.
    if (
      schema.required.size === 0 ||
      schema.properties.size === 0 ||
      schema.ref ||
      schema.patternProperties.size > 0
    )
      return;
    const declared = new Set(propertyNames(schema));
    const beside = namesBeside(contract).get(schema);
    for (const [index, name] of [...schema.required].entries()) {
      if (!declared.has(name) && !beside?.has(name))
        report(
          `"${name}" is required, but the properties are ${listed([...declared].slice(0, 8))}.`,
          at(schema, 'required', index),
          breaking(() => {
            const [meant, other] = [...declared].filter((one) => spelling(one) === spelling(name));
            if (meant === undefined || other !== undefined || schema.required.has(meant)) return [];
            return [replace(at(schema, 'required', index), meant)];
          }),
        );
    }
  },
});

const known = new WeakMap<Contract, ReadonlyMap<Schema, ReadonlySet<string>>>();

/** For each part of a whole (`allOf`, or a union beside properties) the names that the whole declares. */
function namesBeside(contract: Contract): ReadonlyMap<Schema, ReadonlySet<string>> {
  const found = known.get(contract) ?? collect(contract);
  known.set(contract, found);
  return found;
}

function collect({ schemas }: Contract): Map<Schema, Set<string>> {
  const names = new Map<Schema, Set<string>>();
  for (const whole of schemas.values()) {
    const parts = [...whole.allOf, ...whole.anyOf, ...whole.oneOf].flatMap((part) => [part, target(part)]);
    const all = parts.length > 0 ? propertyNames(whole) : [];
    for (const part of parts) names.set(part, new Set([...(names.get(part) ?? []), ...all]));
  }
  return names;
}

/** What is left of a name when its case and its separators do not count. */
function spelling(name: string): string {
  return name.replace(/[\W_]/g, '').toLowerCase();
}
