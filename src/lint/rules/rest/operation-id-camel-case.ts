import type { Contract } from '../../../model/index.js';
import { breaking, replace } from '../../autofix.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { type Case, isCase, toCase } from '../../words.js';

export default defineRule({
  id: 'rest/operation-id-camel-case',
  severity: 'warn',
  in: 'recommended',
  given: 'operation',
  options: { style: 'camel' as Case, acronyms: [] as string[] },
  why: 'The operationId becomes a function name in every generated client.',
  fix: 'Write it in camelCase, beginning with a verb.',
  fixable: 'fix-breaking',
  check(operation, { contract, options, report }) {
    const { id } = operation;
    if (!id || isCase(id, options.style)) return;
    const wanted = toCase(id, options.style, options.acronyms);
    report(
      `The operationId "${id}" should be "${wanted}".`,
      at(operation, 'operationId'),
      breaking(() =>
        contract.operations.some((other) => other.id === wanted)
          ? []
          : [at(operation, 'operationId'), ...linksTo(id, contract)].map((place) => replace(place, wanted)),
      ),
    );
  },
});

/** Where links name the operation. */
function linksTo(id: string, { operations, components }: Contract) {
  const links = [
    ...operations.flatMap(({ responses }) => responses).flatMap((response) => response.links),
    ...[...components.responses.values()].flatMap((response) => response.links),
    ...components.links.values(),
  ];
  return links.filter((link) => link.operationId === id).map((link) => at(link, 'operationId'));
}
