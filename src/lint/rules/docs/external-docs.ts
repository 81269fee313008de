import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'docs/external-docs',
  severity: 'info',
  in: 'strict',
  given: 'contract',
  only: 'openapi',
  why: 'Guides and tutorials that nobody can find from the contract are not read.',
  fix: 'Add externalDocs at the root.',
  check(contract, { report }) {
    if (!contract.info.externalDocs)
      report(
        'The contract refers to no further documentation; externalDocs.url is wanted.',
        atRoot(contract, 'externalDocs'),
      );
  },
});
