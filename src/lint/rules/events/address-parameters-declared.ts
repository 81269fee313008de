import { add, breaking, remove, safe } from '../../autofix.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'events/address-parameters-declared',
  severity: 'error',
  in: 'recommended',
  given: 'channel',
  why: 'Nobody can subscribe to an address of which a part is unknown.',
  fix: 'Declare each {parameter} of the address under `parameters`, and nothing else.',
  fixable: 'fix',
  check(channel, { contract, report }) {
    if (channel.address === undefined) return;
    const inAddress = [...channel.address.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
    const declared = channel.parameters.map(({ name }) => name);
    for (const name of inAddress.filter((one) => !declared.includes(one))) {
      report(
        `The address "${channel.address}" has {${name}}, which \`parameters\` does not declare.`,
        at(channel, 'address'),
        safe(() => {
          const isOld = contract.dialect.startsWith('2.');
          return [add(at(channel, 'parameters', name), isOld ? { schema: { type: 'string' } } : {})];
        }),
      );
    }
    for (const name of declared.filter((one) => !inAddress.includes(one))) {
      report(
        `The parameter "${name}" is not in the address "${channel.address}".`,
        at(channel, 'parameters', name),
        breaking(() => [remove(at(channel, 'parameters', name))]),
      );
    }
  },
});
