import type { Schemes } from './auth.js';
import { type ErrorWriter, Refusal, standardErrors } from './envelope.js';
import { type MockSource, mockHandlers } from './mock.js';
import type { JsonSchema, ServerRoute } from './route.js';
import { serve } from './server.js';
import { refuse } from './server-answer.js';
import { cors } from './server-cors.js';
import type { Mounted, ServeOptions, ServerRequest, ServerResponse } from './server-exchange.js';

/** What a mock is made of; the generated module, or `tenon mock`, gives it. */
export interface MockContract {
  readonly routes: readonly ServerRoute[];
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  readonly schemes: Schemes;
  /** The paths of the contract's servers, `/v1`, which may stand before those of the operations, or be left out. */
  readonly prefixes: readonly string[];
  readonly answers: MockSource;
}

/** What a mock may be told. */
export interface MockOptions
  extends Pick<ServeOptions<unknown, never>, 'limits' | 'assertFormats' | 'extras' | 'onError'> {
  /** How refusals are written: the standard envelope, unless it says otherwise. */
  readonly errors?: ErrorWriter | undefined;
}

/**
 * A contract as a function that answers every request: with examples, or with what is wrong with the request. Any
 * credential is taken for a good one, and callers of any origin may call.
 */
export function mockServer<Host>(
  contract: MockContract,
  options: MockOptions = {},
): (request: ServerRequest<Host>) => Promise<ServerResponse> {
  const { routes, schemas, schemes, answers } = contract;
  const errors = options.errors ?? standardErrors;
  const verifiers = Object.fromEntries(Object.keys(schemes).map((name) => [name, () => ({})]));
  const handlers = mockHandlers(routes, answers);
  const extras = [cors({ origins: '*', expose: ['*'] }), ...(options.extras ?? [])];
  const prefixes = [...new Set(['', ...contract.prefixes])];
  const mounts = prefixes.map((prefix) => {
    const mounted = { ...options, routes, schemas, schemes, errors, handlers, verifiers, extras, prefix };
    return serve<Host>({ ...mounted, validateResponses: false } as Mounted<Host>);
  });
  return async (request) => {
    for (const handle of mounts) {
      const response = await handle(request);
      if (response) return response;
    }
    return unknownPath(request, errors);
  };
}

function unknownPath({ method, url }: ServerRequest<unknown>, errors: ErrorWriter): ServerResponse {
  const [path = ''] = url.split('?', 1);
  const detail = `The contract has no path that ${path} falls under.`;
  const refusal = new Refusal(404, { code: 'PATH_UNKNOWN', title: 'No such path', detail });
  const { status, headers, body } = refuse(refusal, errors);
  headers.set('access-control-allow-origin', '*');
  return { status, headers, body: method === 'HEAD' ? undefined : body };
}

/** The mock on the fetch standard. */
export function mockFetch(
  contract: MockContract,
  options: MockOptions = {},
): (request: Request) => Promise<Response> {
  const handle = mockServer<Request>(contract, options);
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const { method, headers, signal, body: sent } = request;
    const url = pathname + search;
    const response = await handle({ method, url, headers, body: sent ?? undefined, signal, host: request });
    const { status, body } = response;
    return new Response(body instanceof Uint8Array ? body.slice() : (body ?? null), {
      status,
      headers: response.headers,
    });
  };
}
