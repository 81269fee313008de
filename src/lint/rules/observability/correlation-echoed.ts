import type { Operation } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { isOperational } from '../../paths.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'observability/correlation-echoed',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  // `traceparent` is not sent back: the caller knows it.
  options: { headers: ['X-Correlation-ID', 'X-Request-ID'] },
  why: 'A caller that sent no id of its own has nothing to name when it asks for help, unless the answer brings one.',
  fix: 'Declare the header on the responses too.',
  check(contract, { options, report }) {
    const taken = contract.operations.flatMap((operation) => {
      const header = isOperational(operation.path) ? undefined : headerOf(operation, options.headers);
      return header && operation.responses.length > 0 ? [{ operation, header }] : [];
    });
    reportLacking(taken, ({ operation, header }) => silent(operation, header).length > 0, {
      everywhere: (all) =>
        report(
          `No operation that takes ${all[0]?.header} echoes it in all its responses (${counted(all.length, 'operation')}).`,
        ),
      here: ({ operation, header }) =>
        report(
          `${operation.key} takes ${header}, and does not echo it in ${silent(operation, header).join(', ')}.`,
          at(operation, 'responses'),
        ),
    });
  },
});

function headerOf({ parameters }: Operation, headers: readonly string[]): string | undefined {
  const wanted = headers.map((name) => name.toLowerCase());
  return parameters.find((one) => one.in === 'header' && wanted.includes(one.name.toLowerCase()))?.name;
}

/** The responses without the header. */
function silent({ responses }: Operation, header: string): string[] {
  return responses
    .filter(({ headers }) => !headers.some(({ name }) => name.toLowerCase() === header.toLowerCase()))
    .map(({ status }) => status);
}
