import type { ServerParameter } from './decode.js';
import type { Fault } from './envelope.js';
import type { Issue, JsonSchema, RouteInput, ServerRoute, Validate } from './route.js';
import { contentFor } from './server-body.js';

/** No more faults are told than a person would read. */
const MAX_FAULTS = 50;

/** Checks the decoded input of a route; the schemas are compiled once. */
export function validatorOf(
  route: ServerRoute,
  compile: (schema: JsonSchema) => Validate,
): (input: RouteInput, mediaType: string) => Fault[] {
  const parameters = route.schema === undefined ? undefined : compile(route.schema);
  const bodies = new Map(
    Object.entries(route.body?.content ?? {}).map(([mediaType, { schema }]) => [
      mediaType,
      schema === undefined ? undefined : compile(schema),
    ]),
  );
  const named = new Map(route.parameters.map((parameter) => [parameter.key ?? parameter.name, parameter]));
  return (input, mediaType) => {
    const inParameters = (parameters?.(input) ?? []).map((issue) => parameterFault(issue, named));
    const check = route.body && bodies.get(contentFor(route.body, mediaType) ?? '');
    const inBody = Object.hasOwn(input, 'body') ? (check?.(input.body) ?? []) : [];
    return [...inParameters, ...inBody.map(bodyFault)].slice(0, MAX_FAULTS);
  };
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
  const key = (path.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
  const parameter = named.get(key);
  if (!parameter) return { ...INVALID, detail: `The request ${message}.` };
  const source = parameter.in === 'header' ? { header: parameter.name } : { parameter: parameter.name };
  return { ...INVALID, detail: `The ${parameter.in} parameter ${parameter.name} ${message}.`, source };
}
