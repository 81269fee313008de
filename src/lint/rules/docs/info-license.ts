import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'docs/info-license',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  why: 'Without a licence nobody outside may use the contract, nor generate code from it.',
  fix: 'Add info.license with a name and an SPDX identifier or URL; `name: Proprietary` is a licence too.',
  check(contract, { report }) {
    if (!contract.info.license?.name)
      report(
        'The contract names no licence; info.license with a name is wanted.',
        atRoot(contract, 'info', 'license'),
      );
  },
});
