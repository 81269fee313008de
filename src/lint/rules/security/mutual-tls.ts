import type { Contract, SecurityScheme } from '../../../model/index.js';
import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'security/mutual-tls',
  severity: 'info',
  in: 'strict',
  given: 'contract',
  options: {
    word: 'x-audience',
    internal: ['internal', 'component-internal', 'business-unit-internal', 'company-internal'],
  },
  why: 'Between services a stolen token opens everything; a certificate of the caller cannot be copied from a log.',
  fix: 'Declare a security scheme of the type mutualTLS (in AsyncAPI X509), and offer it.',
  check(contract, { options, report }) {
    const audience = contract.info.extensions[options.word] ?? contract.extensions[options.word];
    if (typeof audience !== 'string' || !options.internal.includes(audience)) return;
    const offered = offeredBy(contract);
    if (contract.securitySchemes.some((scheme) => isMutual(scheme) && offered.has(scheme.name))) return;
    const types = contract.securitySchemes
      .filter(({ name }) => offered.has(name))
      .map(({ type, scheme }) => scheme ?? type);
    const [found, wanted] = [
      listed([...new Set(types)]) || 'no security scheme',
      contract.kind === 'openapi' ? 'mutualTLS' : 'X509',
    ];
    report(
      `The audience is ${audience}, and the contract offers ${found}; ${wanted} is wanted.`,
      atRoot(contract, 'components', 'securitySchemes'),
    );
  },
});

/** Swagger 2.0 and OpenAPI 3.0 have no word for it: there an extension says so. */
function isMutual({ type, extensions }: SecurityScheme): boolean {
  return /^(mutualTLS|X509)$/i.test(type) || extensions['x-mutual-tls'] === true;
}

/** The schemes that something asks for. */
function offeredBy({ security, operations, exchanges, servers }: Contract): Set<string> {
  const requirements = [{ security }, ...operations, ...exchanges, ...servers].flatMap((one) => one.security);
  return new Set(requirements.flat().map(({ scheme }) => scheme));
}
