import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'security/oauth-scopes-documented',
  severity: 'warn',
  in: 'recommended',
  given: 'securityScheme',
  why: 'A consumer asks for the scopes that it understands, and for all when it understands none.',
  fix: 'Declare every scope that operations demand, each with a sentence on what it allows.',
  check(scheme, { contract, report }) {
    if (scheme.type !== 'oauth2') return;
    const declared = new Set(scheme.flows.flatMap(({ scopes }) => [...scopes.keys()]));
    for (const { type, scopes } of scheme.flows) {
      for (const [scope, text] of scopes) {
        if (!text.trim())
          report(
            `The scope "${scope}" has no description; what it allows is wanted.`,
            at(scheme, 'flows', type, 'scopes', scope),
          );
      }
    }
    const demands = [...contract.operations, ...contract.exchanges].flatMap(({ security }) =>
      security.flat(),
    );
    const used = new Set(demands.filter((one) => one.scheme === scheme.name).flatMap(({ scopes }) => scopes));
    const unknown = [...used].filter((scope) => !declared.has(scope));
    if (unknown.length > 0)
      report(
        `Operations demand ${listed(unknown)}, which the security scheme "${scheme.name}" does not declare.`,
      );
  },
});
