import { major, valid } from 'semver';
import { majorOf } from '../../paths.js';
import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'versioning/version-matches-path',
  severity: 'warn',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  why: 'Two major versions for one API leave every changelog and every ticket ambiguous.',
  fix: 'Let info.version and the version in the URLs have the same major.',
  check(contract, { report }) {
    const { version } = contract;
    if (valid(version) === null) return;
    const urls = [...contract.servers.map(({ url }) => url), ...contract.operations.map(({ path }) => path)];
    const majors = new Set(urls.map(majorOf).filter((found) => found !== undefined));
    const [inUrls] = majors;
    // Version 0 is served as v1 by those who plan to keep the URL.
    if (majors.size !== 1 || inUrls === major(version) || major(version) === 0) return;
    report(`The version is ${version}, but the URLs say v${inUrls}.`, atRoot(contract, 'info', 'version'));
  },
});
