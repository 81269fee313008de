import { reportLacking } from '../../adoption.js';
import { isOperational } from '../../paths.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'security/operation-secured',
  severity: 'error',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  why: 'An operation that says nothing about security is open to everyone, and nobody can tell whether that is meant.',
  fix: 'Name a security scheme, at the root for all operations; write `security: []` on those that are public.',
  check(contract, { report }) {
    const schemes = contract.securitySchemes.map(({ name }) => name).join(', ') || 'a security scheme';
    const operations = contract.operations.filter(({ path }) => !isOperational(path));
    reportLacking(
      operations,
      ({ security, securityDeclared }) => security.length === 0 && !securityDeclared,
      {
        everywhere: (all) =>
          report(
            `No operation says how it is secured (${counted(all.length, 'operation')}); \`security\` at the root is wanted.`,
          ),
        here: (operation) =>
          report(
            `${operation.key} does not say how it is secured; ${schemes} or \`security: []\` is wanted.`,
            operation.at,
          ),
      },
    );
  },
});
