import type { Contract, Operation } from '../../src/model/index.js';
import { namesOf } from '../../src/names/index.js';
import { bodyOf, essence, type Matched, matching, valueIn } from './inputs.js';
import type { Body, Exchange } from './scenarios.js';

/** The operation that a request is meant for, and its input as generated code has it. */
export interface Meant<Made> {
  readonly made: Made;
  readonly operation: Operation;
  /** What stands in the path before the operation's own. */
  readonly base: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Of what was made from several versions of a contract, the operation that a request fits best; or why there is none. */
export function meantBy<Made extends { readonly contract: Contract }>(
  all: readonly Made[],
  exchange: Exchange,
  origin: string,
): Meant<Made> | string {
  const [best] = all
    .flatMap((made) =>
      matching(made.contract.operations, exchange).map((matched) => {
        const { operation, base } = matched;
        return { made, operation, base, ...inputOf(made.contract, matched, { exchange, origin }) };
      }),
    )
    .sort(
      (a, b) =>
        a.missing.length - b.missing.length ||
        Object.keys(b.input).length - Object.keys(a.input).length ||
        Number(exchange.uri.includes(`:${b.made.contract.version}/`)) -
          Number(exchange.uri.includes(`:${a.made.contract.version}/`)),
    );
  if (!best) return 'no operation is generated for it';
  return best.missing.length > 0 ? `the request has no ${best.missing.join(', ')}` : best;
}

interface Given {
  readonly exchange: Exchange;
  readonly origin: string;
}

function inputOf(contract: Contract, { operation, path }: Matched, { exchange, origin }: Given) {
  const input: Record<string, unknown> = {};
  const missing: string[] = [];
  for (const [parameter, key] of namesOf(contract).parameters(operation.parameters)) {
    const value = valueIn(parameter, exchange, path);
    // The request is one of another version, where the parameter is of another type.
    if (value !== undefined && !Number.isNaN(value)) input[key] = value;
    else if (parameter.required && !/^(accept|content-type)$/i.test(parameter.name))
      missing.push(parameter.name);
  }
  const { body } = exchange.request ?? {};
  if (body && operation.request) addBody(input, operation, body, origin);
  return { input, missing };
}

function addBody(input: Record<string, unknown>, operation: Operation, body: Body, origin: string): void {
  const contents = operation.request?.content ?? [];
  const sent = essence(body.contentType);
  const content = contents.find(({ mediaType }) => essence(mediaType) === sent) ?? contents[0];
  input.body = bodyOf(content, body, origin);
  if (contents.length > 1 && content) input.contentType = content.mediaType;
}
