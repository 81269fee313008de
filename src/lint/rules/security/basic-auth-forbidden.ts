import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'security/basic-auth-forbidden',
  severity: 'warn',
  in: 'recommended',
  given: 'securityScheme',
  why: 'Basic authentication sends the password itself with every request, and it cannot be limited, nor revoked alone.',
  fix: 'Use OAuth 2, a key in a header, or mutual TLS.',
  check(scheme, { report }) {
    if (scheme.type === 'http' && scheme.scheme?.toLowerCase() === 'basic')
      report(
        `The security scheme "${scheme.name}" is HTTP Basic; OAuth 2, a bearer token or mutual TLS is wanted.`,
        at(scheme, 'scheme'),
      );
  },
});
