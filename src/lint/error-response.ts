import path from 'node:path';
import type { JsonObject } from '../kernel/json.js';
import type { Place } from '../kernel/place.js';
import { type Contract, type Response, type Schema, target } from '../model/index.js';
import { isJson } from './bodies.js';

/** What each status says of a call, whatever the API. */
const MEANINGS: Readonly<Record<string, readonly [name: RegExp, text: string]>> = {
  400: [/^(bad-?request|invalid-?request)$/i, 'The request is not valid.'],
  401: [/^unauthori[sz]ed|unauthenticated$/i, 'Credentials are missing or not valid.'],
  403: [/^forbidden$/i, 'The caller may not do this.'],
  404: [/^not-?found$/i, 'There is no such resource.'],
  409: [/^conflict$/i, 'The request conflicts with the state of the resource.'],
  422: [/^unprocessable-?(entity|content)$/i, 'The request is not valid.'],
  429: [/^(too-?many-?requests|rate-?limit(ed|-?exceeded)?)$/i, 'Too many requests.'],
  500: [/^(internal-?(server-?)?error|server-?error)$/i, 'The service failed.'],
};

/**
 * The response that an operation in the file would be given for a status: what its neighbours refer to, or one with the
 * error schema that all errors of the contract share; undefined where the contract has neither.
 */
export function errorResponse(contract: Contract, status: string, file: string): JsonObject | undefined {
  const shared = sharedResponse(contract, status);
  if (shared) return { $ref: refTo(shared, file) };
  const [, description] = MEANINGS[status] ?? [];
  const body = sharedBody(contract);
  if (description === undefined || !body || contract.dialect === '2.0') return undefined;
  const wait = {
    'Retry-After': {
      description: 'Seconds to wait before the next try.',
      schema: { type: 'integer', format: 'int32' },
    },
  };
  return {
    description,
    ...(status === '429' && { headers: wait }),
    content: { [body.mediaType]: { schema: { $ref: refTo(body.schema.at, file) } } },
  };
}

/** The component that others refer to for the status; or one that is named for it. */
function sharedResponse(contract: Contract, status: string): Place | undefined {
  const used = contract.operations
    .flatMap(({ responses }) => responses)
    .find((response) => response.status === status && isComponent(response));
  if (used) return used.at;
  const [name] = MEANINGS[status] ?? [];
  return [...contract.components.responses].find(([key]) => name?.test(key.replaceAll('_', '-')))?.[1].at;
}

function isComponent({ at }: Response): boolean {
  return /^(\/components)?\/responses\/[^/]+$/.test(at.pointer);
}

/** The named schema of all JSON error bodies, with the media type that it comes in. */
function sharedBody({
  operations,
}: Contract): { readonly mediaType: string; readonly schema: Schema } | undefined {
  const bodies = operations
    .flatMap(({ responses }) => responses)
    .filter(({ status }) => /^([45]|default)/.test(status))
    .flatMap(({ payload }) => payload?.content ?? [])
    .flatMap(({ mediaType, schema }) =>
      schema && isJson(mediaType) ? [{ mediaType, schema: target(schema) }] : [],
    );
  const [first] = bodies;
  return first?.schema.name !== undefined && bodies.every(({ schema }) => schema === first.schema)
    ? first
    : undefined;
}

/** A reference to a place, from a file of the same contract. */
function refTo({ file, pointer }: Place, from: string): string {
  const fragment = `#${encodeURI(pointer)}`;
  if (file === from) return fragment;
  const way = path.posix.relative(path.posix.dirname(from), file);
  return `${way.startsWith('.') ? way : `./${way}`}${fragment}`;
}
