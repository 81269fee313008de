import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'observability/metrics-endpoint',
  severity: 'info',
  in: 'strict',
  given: 'contract',
  only: 'openapi',
  options: { path: '/metrics' },
  why: 'Dashboards and alerts read it; a service without one is judged by its complaints.',
  fix: 'Add the endpoint, or name it by the option `path`.',
  check({ at, operations }, { options, report }) {
    if (operations.length === 0 || operations.some(({ path }) => path.endsWith(options.path))) return;
    report(`The contract has no ${options.path}.`, atRoot({ at }, 'paths'));
  },
});
