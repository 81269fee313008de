import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'observability/health-endpoints',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  options: { paths: ['/health/live', '/health/ready'] },
  why: 'An orchestrator that cannot ask whether the service lives and is ready restarts it too late, or too often.',
  fix: 'Add the health endpoints, or say with the option `paths` under which names the service has them.',
  check(contract, { options, report }) {
    if (contract.operations.length === 0) return;
    const missing = options.paths.filter(
      (path) => !contract.operations.some((operation) => operation.path.endsWith(path)),
    );
    const other = contract.operations
      .map(({ path }) => path)
      .find((path) => /health|livez|readyz|alive/i.test(path));
    const found = other === undefined ? '' : `; it has ${other}`;
    if (missing.length > 0)
      report(`The contract has no ${listed(missing, 'or')}${found}.`, atRoot(contract, 'paths'));
  },
});
