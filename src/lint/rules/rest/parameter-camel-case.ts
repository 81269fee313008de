import { keyOf } from '../../../kernel/place.js';
import type { Edit } from '../../../load/index.js';
import type { Contract, Parameter } from '../../../model/index.js';
import { breaking, renameKey, replace } from '../../autofix.js';
import { at, atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';
import { type Case, isCase, toCase } from '../../words.js';

export default defineRule({
  id: 'rest/parameter-camel-case',
  severity: 'warn',
  in: 'recommended',
  given: 'parameter',
  options: { style: 'camel' as Case, acronyms: [] as string[] },
  why: 'Callers who must look up how each parameter is spelt get some of them wrong, and unknown ones are ignored in silence.',
  fix: 'Rename the parameter, and accept the old name until its sunset. Teams that write snake_case set the option `style: snake`.',
  fixable: 'fix-breaking',
  check(parameter, { contract, options, report }) {
    if (parameter.in !== 'query' && parameter.in !== 'path') return;
    // `$filter`, `filter[status]` and `page.size` are conventions with a grammar of their own.
    const [name = ''] = parameter.name.replace(/^\$/, '').split(/[[.]/);
    if (!/^[a-zA-Z][\w-]*$/.test(name) || isCase(name, options.style)) return;
    const wanted = parameter.name.replace(name, () => toCase(name, options.style, options.acronyms));
    report(
      `The ${parameter.in} parameter "${parameter.name}" should be "${wanted}".`,
      at(parameter, 'name'),
      breaking(() => renamed(parameter, wanted, contract)),
    );
  },
});

/** The name where the parameter is declared, in the paths that it is a part of, and in links that give it a value. */
function renamed(parameter: Parameter, wanted: string, contract: Contract): Edit[] {
  const { name } = parameter;
  const isSame = (other: Parameter) => keyOf(other.at) === keyOf(parameter.at);
  const users = contract.operations.filter(({ parameters }) => parameters.some(isSame));
  if (
    users.some(({ parameters }) =>
      parameters.some((other) => other.name === wanted && other.in === parameter.in),
    )
  )
    return [];
  const paths = parameter.in === 'path' ? [...new Set(users.map(({ path }) => path))] : [];
  const ids = new Set(users.map(({ id }) => id));
  const links = contract.operations
    .flatMap(({ responses }) => responses)
    .flatMap((response) => response.links)
    .filter((link) => link.operationId !== undefined && ids.has(link.operationId));
  return [
    replace(at(parameter, 'name'), wanted),
    ...paths.map((path) =>
      renameKey(
        atRoot(contract, 'paths', path),
        path.replaceAll(`{${name}}`, () => `{${wanted}}`),
      ),
    ),
    ...links.flatMap((link) =>
      [name, `${parameter.in}.${name}`]
        .filter((key) => Object.hasOwn(link.parameters, key))
        .map((key) =>
          renameKey(
            at(link, 'parameters', key),
            key.replace(name, () => wanted),
          ),
        ),
    ),
  ];
}
