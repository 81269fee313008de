import type { ServerParameter } from './decode.js';
import type { Fault } from './envelope.js';
import type { Issue, RouteInput, ServerRoute } from './route.js';
import type { Checking, JsonSchema } from './schema-check.js';
import { validate } from './validate.js';

/** No more faults are told than a person would read. */
const MAX_FAULTS = 50;

/** What is wrong with the decoded input of a route. Puts defaults in, and takes out what only the owner sets. */
export function faultsIn(
  route: ServerRoute,
  input: RouteInput,
  body: JsonSchema | undefined,
  checking: Checking,
): Fault[] {
  const filling: Checking = { ...checking, fill: true };
  const { body: value, ...parameters } = input;
  const named = new Map(route.parameters.map((parameter) => [parameter.key ?? parameter.name, parameter]));
  const inParameters = route.schema === undefined ? [] : validate(route.schema, parameters, filling);
  Object.assign(input, parameters);
  const inBody = body === undefined || !Object.hasOwn(input, 'body') ? [] : validate(body, value, filling);
  return [...inParameters.map((issue) => parameterFault(issue, named)), ...inBody.map(bodyFault)].slice(
    0,
    MAX_FAULTS,
  );
}

const INVALID = { code: 'VALIDATION_ERROR', title: 'Validation failed' } as const;

function bodyFault({ path, message }: Issue): Fault {
  return {
    ...INVALID,
    detail: `The body${path === '' ? '' : ` at ${path}`} ${message}.`,
    source: { pointer: path },
  };
}

function parameterFault({ path, message }: Issue, named: ReadonlyMap<string, ServerParameter>): Fault {
  const [, token = '', ...inner] = path.split('/');
  const parameter = named.get(token.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (!parameter) return { ...INVALID, detail: `The request ${message}.` };
  const place = inner.length === 0 ? '' : ` at /${inner.join('/')}`;
  const source = parameter.in === 'header' ? { header: parameter.name } : { parameter: parameter.name };
  return {
    ...INVALID,
    detail: `The ${parameter.in} parameter ${parameter.name}${place} ${message}.`,
    source,
  };
}
