import { add, safe } from '../../autofix.js';
import { namesFor } from '../../operation-names.js';
import { resourceSegments } from '../../paths.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { toCase } from '../../words.js';

export default defineRule({
  id: 'rest/operation-id-present',
  severity: 'warn',
  in: 'recommended',
  given: 'operation',
  why: 'Generated clients, links and documentation name an operation by its id; without one they invent a name that changes with the path.',
  fix: 'Give the operation an operationId: a verb and its object, such as listOrders.',
  fixable: 'fix',
  check(operation, { contract, report }) {
    if (operation.id) return;
    const words = [operation.method.toLowerCase(), ...resourceSegments(operation.path)];
    const example = namesFor(contract).get(operation) ?? toCase(words.join(' '), 'camel');
    report(
      `${operation.key} has no operationId; something like "${example}" is wanted.`,
      operation.at,
      safe(() => {
        const name = namesFor(contract).get(operation);
        return name === undefined ? [] : [add(at(operation, 'operationId'), name)];
      }),
    );
  },
});
