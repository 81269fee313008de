import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'docs/server-variable-declared',
  severity: 'error',
  in: 'recommended',
  given: 'server',
  why: 'Nobody can connect to an address of which a part is unknown: generated clients send the braces.',
  fix: 'Declare each {variable} of the address under `variables`, with a default that its `enum` allows.',
  check(server, { contract, report }) {
    const declared = server.variables.map(({ name }) => name);
    const inUrl = [...server.url.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name as string);
    const isWhole = contract.kind === 'openapi' || contract.dialect.startsWith('2.');
    const hostEnd = server.url.indexOf('/', server.url.indexOf('://') + 3);
    const memberOf = (name: string) => {
      if (isWhole) return 'url';
      return hostEnd >= 0 && server.url.indexOf(`{${name}}`) > hostEnd ? 'pathname' : 'host';
    };
    for (const name of new Set(inUrl)) {
      if (!declared.includes(name))
        report(
          `The address ${server.url} has {${name}}, which \`variables\` does not declare.`,
          at(server, memberOf(name)),
        );
    }
    for (const { name, default: standard, values } of server.variables) {
      if (!inUrl.includes(name))
        report(`The variable "${name}" is not in the address ${server.url}.`, at(server, 'variables', name));
      if (standard !== undefined && values.length > 0 && !values.includes(standard))
        report(
          `The default of {${name}} is "${standard}"; one of ${values.join(', ')} is wanted.`,
          at(server, 'variables', name, 'default'),
        );
    }
  },
});
