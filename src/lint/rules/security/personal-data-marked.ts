import { reportLacking } from '../../adoption.js';
import { type Autofix, add, safe } from '../../autofix.js';
import { namesPersonalData } from '../../lexicon/personal-data.js';
import { at } from '../../place.js';
import { defineRule, type Property } from '../../rule.js';
import { typesOf } from '../../shape.js';
import { propertiesOf } from '../../walk.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'security/personal-data-marked',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  options: { words: [] as string[] },
  why: 'Logs, test data and exports leave personal data out only where the contract says which it is.',
  fix: 'Mark the property `x-sensitive: true`.',
  fixable: 'fix',
  check(contract, { options, report }) {
    const named = propertiesOf(contract).filter(({ name, schema }) => {
      const isValue = typesOf(schema)?.has('string') ?? false;
      return isValue && namesPersonalData(name, options.words);
    });
    reportLacking(named, ({ schema }) => !schema.extensions['x-sensitive'], {
      everywhere: (all) =>
        report(
          `No property is marked x-sensitive, though ${counted(all.length, 'property names', 'properties name')} personal data (${quoted(all)}).`,
          contract.at,
          marking(all),
        ),
      here: (property) =>
        report(
          `The property "${property.name}" names personal data, and is not marked; x-sensitive: true is wanted.`,
          property.at,
          marking([property]),
        ),
    });
  },
});

function marking(properties: readonly Property[]): Autofix {
  return safe(() =>
    properties.flatMap(({ schema }) =>
      schema.ref || 'x-sensitive' in schema.extensions ? [] : [add(at(schema, 'x-sensitive'), true)],
    ),
  );
}

function quoted(properties: readonly Property[]): string {
  const names = [...new Set(properties.map(({ name }) => name))];
  return `${names.slice(0, 4).join(', ')}${names.length > 4 ? '…' : ''}`;
}
