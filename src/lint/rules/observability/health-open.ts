import { defineRule } from '../../rule.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'observability/health-open',
  severity: 'warn',
  in: 'recommended',
  given: 'operation',
  why: 'The orchestrator that asks has no token: a health check that wants one always fails.',
  fix: 'Write `security: []` on the health endpoints, and keep them off the public network.',
  check({ key, path, security }, { report }) {
    if (!/\/(health|healthz|livez|readyz)(\/(live|ready))?$/i.test(path)) return;
    const isClosed = security.length > 0 && security.every((requirement) => requirement.length > 0);
    const schemes = security.flat().map(({ scheme }) => scheme);
    if (isClosed)
      report(`${key} demands ${listed([...new Set(schemes)], 'or')}; \`security: []\` is wanted.`);
  },
});
