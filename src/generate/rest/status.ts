import { sortedBy } from '../../kernel/order.js';
import type { Operation, Response } from '../../model/index.js';

/** A declared response and the type of its status. */
export interface Declared {
  readonly response: Response;
  /** `200`, `Exclude<StatusOf<4>, 404>`, `OtherStatus<200 | 404>`. */
  readonly status: string;
  readonly success: boolean;
}

/** Every declared response by status, and what is left for the undeclared ones. */
export interface Statuses {
  readonly declared: readonly Declared[];
  /** The type of all other statuses; undefined when `default` has taken them. */
  readonly rest: string | undefined;
  /** What the runtime takes for a success: `200`, `2XX`, `default`. */
  readonly success: readonly string[];
}

export function statusesOf(operation: Operation): Statuses {
  const responses = sortedBy(operation.responses, ({ status }) => status);
  const exact = responses.filter(({ status }) => /^[1-5]\d\d$/.test(status));
  const ranges = responses.filter(({ status }) => /^[1-5]XX$/i.test(status));
  const fallback = responses.find(({ status }) => status === 'default');
  const named = [...exact.map(({ status }) => status), ...ranges.map(rangeType)];
  const success = [...exact, ...ranges]
    .map(({ status }) => status.toUpperCase())
    .filter((status) => status.startsWith('2'));
  const declared: Declared[] = [
    ...exact.map((response) => ({
      response,
      status: response.status,
      success: response.status.startsWith('2'),
    })),
    ...ranges.map((response) => rangeStatus(response, exact)),
  ];
  if (!fallback) return { declared, rest: other(named), success };
  if (success.length > 0)
    return {
      declared: [...declared, { response: fallback, status: other(named), success: false }],
      rest: undefined,
      success,
    };
  // Nothing but `default` can be the success.
  const both: Declared[] = [
    { response: fallback, status: 'StatusOf<2>', success: true },
    { response: fallback, status: other([...named, 'StatusOf<2>']), success: false },
  ];
  return { declared: [...declared, ...both], rest: undefined, success: ['default'] };
}

function rangeType({ status }: Response): string {
  return `StatusOf<${status.charAt(0)}>`;
}

function rangeStatus(response: Response, exact: readonly Response[]): Declared {
  const inside = exact
    .map(({ status }) => status)
    .filter((status) => status.charAt(0) === response.status.charAt(0));
  const range = rangeType(response);
  return {
    response,
    status: inside.length > 0 ? `Exclude<${range}, ${inside.join(' | ')}>` : range,
    success: response.status.startsWith('2'),
  };
}

function other(named: readonly string[]): string {
  return named.length === 0 ? 'StatusOf<1 | 2 | 3 | 4 | 5>' : `OtherStatus<${named.join(' | ')}>`;
}
