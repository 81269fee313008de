import { isVersion, segmentsOf } from '../../paths.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'observability/health-unversioned',
  severity: 'info',
  in: 'recommended',
  given: 'path',
  why: 'The orchestrator asks the process, not a version of its API: when /v1 goes, its probes must not go with it.',
  fix: 'Serve health endpoints beside the versions: /health/live, not /v1/health/live.',
  check({ path }, { report }) {
    const segments = segmentsOf(path);
    const health = segments.findIndex((segment) => /^(health|healthz|livez|readyz)$/i.test(segment));
    const version = segments.slice(0, Math.max(health, 0)).find(isVersion);
    if (version)
      report(`The path ${path} has the version ${version}; /${segments.slice(health).join('/')} is wanted.`);
  },
});
