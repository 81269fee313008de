import { valid } from 'semver';
import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'versioning/version-semver',
  severity: 'warn',
  in: 'recommended',
  given: 'contract',
  why: 'Only a semantic version tells consumers, and their tools, whether an update is safe to take.',
  fix: 'Write info.version as major.minor.patch: 1.4.0.',
  check(contract, { report }) {
    // A build that fills the version in leaves a placeholder: ${revision}, %VERSION%, {{version}}.
    if (valid(contract.version) !== null || /[%${@]/.test(contract.version)) return;
    report(
      `The version "${contract.version}" is not semantic: major.minor.patch is wanted.`,
      atRoot(contract, 'info', 'version'),
    );
  },
});
