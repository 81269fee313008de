import { valid } from 'semver';
import { replace, safe } from '../../autofix.js';
import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'versioning/version-semver',
  severity: 'warn',
  in: 'recommended',
  given: 'contract',
  why: 'Only a semantic version tells consumers, and their tools, whether an update is safe to take.',
  fix: 'Write info.version as major.minor.patch: 1.4.0.',
  fixable: 'fix',
  check(contract, { report }) {
    // A build that fills the version in leaves a placeholder: ${revision}, %VERSION%, {{version}}.
    if (valid(contract.version) !== null || /[%${@]/.test(contract.version)) return;
    report(
      `The version "${contract.version}" is not semantic: major.minor.patch is wanted.`,
      atRoot(contract, 'info', 'version'),
      safe(() => {
        // Of a number YAML keeps no more than its value: 1.10 is 1.1.
        const isNumber = contract.mistakes.some((mistake) => mistake.at.pointer === '/info/version');
        const meant = isNumber ? undefined : semanticOf(contract.version);
        return meant === undefined ? [] : [replace(atRoot(contract, 'info', 'version'), meant)];
      }),
    );
  },
});

/** `v1.2` is 1.2.0; what is no two or three numbers is left to its author. */
function semanticOf(version: string): string | undefined {
  const [, major, minor = '0', patch = '0', rest = ''] =
    /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(-[\w.-]+)?$/i.exec(version.trim()) ?? [];
  // A date is a version of another kind.
  if (major === undefined || major.length > 3) return undefined;
  const wanted = `${Number(major)}.${Number(minor)}.${Number(patch)}${rest}`;
  return valid(wanted) === null ? undefined : wanted;
}
