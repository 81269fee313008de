import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'observability/health-detailed',
  severity: 'info',
  in: 'strict',
  given: 'contract',
  only: 'openapi',
  options: { path: '/health/detailed' },
  why: 'When a service is not ready, the first question is which of its dependencies failed.',
  fix: 'Add the endpoint, secured, with the state of each dependency; or name it by the option `path`.',
  check(contract, { options, report }) {
    const { operations } = contract;
    if (operations.length === 0 || operations.some(({ path }) => path.endsWith(options.path))) return;
    const found = operations.filter(({ path }) => /\/health/i.test(path)).map(({ path }) => path);
    report(
      `The contract has ${[...new Set(found)].join(', ') || 'no health endpoint'}; ${options.path} is wanted too.`,
      atRoot(contract, 'paths'),
    );
  },
});
