import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'security/no-implicit-or-password-flow',
  severity: 'warn',
  in: 'recommended',
  given: 'securityScheme',
  why: "OAuth 2.1 dropped both: implicit leaks tokens through the browser, password hands the user's password to the client.",
  fix: 'Use the authorization code flow with PKCE, or client credentials between services.',
  check(scheme, { report }) {
    for (const { type } of scheme.flows) {
      if (type === 'implicit' || type === 'password') {
        report(
          `The security scheme "${scheme.name}" offers the ${type} flow; authorizationCode is wanted.`,
          at(scheme, 'flows', type),
        );
      }
    }
  },
});
