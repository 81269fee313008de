import type { Operation } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { isOperational } from '../../paths.js';
import { defineRule } from '../../rule.js';
import { counted, listed } from '../../words.js';

export default defineRule({
  id: 'observability/correlation-header',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  options: { headers: ['traceparent', 'X-Correlation-ID', 'X-Request-ID'] },
  why: 'Without an id that travels along, nobody finds the ten log lines of one failed request among ten million.',
  fix: 'Take one of the headers as a parameter, and echo it in the responses.',
  check(contract, { options, report }) {
    const operations = contract.operations.filter(({ path }) => !isOperational(path));
    const names = listed(options.headers, 'or');
    reportLacking(operations, (operation) => !isTraced(operation, options.headers), {
      everywhere: (all) =>
        report(`No operation takes or returns ${names} (${counted(all.length, 'operation')}).`),
      here: ({ key, at }) => report(`${key} takes and returns none of ${names}.`, at),
    });
  },
});

function isTraced({ parameters, responses }: Operation, headers: readonly string[]): boolean {
  const wanted = new Set(headers.map((name) => name.toLowerCase()));
  const names = [...parameters, ...responses.flatMap((response) => response.headers)].map(({ name }) =>
    name.toLowerCase(),
  );
  return names.some((name) => wanted.has(name));
}
