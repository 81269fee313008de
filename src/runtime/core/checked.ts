import { CallError } from './answer.js';
import { type Check, issuesOf } from './check.js';
import type { EncodeBody } from './encode-body.js';
import type { Parameter } from './place.js';
import { type ReadBody, readBody } from './read-answer.js';
import { isPassing } from './retry.js';

/** @throws CallError `invalid` for what was to be sent, `unreadable` for what has come; `issues` tell all of it. */
function demand(check: Check, value: unknown, reason: CallError['reason'], what: string): void {
  const issues = issuesOf(check, value);
  const [first] = issues;
  if (first) {
    const message = `${[what, ...first.path].join('/')} ${first.message}.`;
    throw Object.assign(new CallError(reason, message), { issues });
  }
}

/** Checks the members of the input, before anything is sent. */
export function givenAs(check: Check): Parameter {
  return (_, input) => demand(check, input, 'invalid', 'input');
}

/** Checks a body before it is written. */
export function checked(check: Check, encode: EncodeBody): EncodeBody {
  return (value, headers) => {
    demand(check, value, 'invalid', 'body');
    return encode(value, headers);
  };
}

interface ByStatus {
  readonly [status: string]: Check | undefined;
  readonly default?: Check | undefined;
}

/** Checks what was read, by status: `200`, `4XX`, `default`. */
export function readAs(checks: ByStatus): ReadBody {
  return async (response) => {
    const { status, ok } = response;
    const data = await readBody(response);
    const check = checks[status] ?? checks[`${`${status}`[0]}XX`] ?? checks.default;
    // Trouble on the way has pages of its own: it is told by its status, and what passes is tried again.
    if (check && (ok || (typeof data === 'object' && !isPassing(status))))
      demand(check, data, 'unreadable', `answer ${status}`);
    return data;
  };
}

/** Text and files are of other media types than the one that is checked. */
export function ifData(check: Check): Check {
  return (value, at) => {
    if (typeof value !== 'string' && !(value instanceof Blob)) check(value, at);
  };
}
