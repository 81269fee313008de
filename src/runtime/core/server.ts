import { readInput } from './decode.js';
import { internalError, methodNotAllowed, Refusal, standardErrors } from './envelope.js';
import type { RouteInput, ServerRoute } from './route.js';
import type { Checking } from './schema-check.js';
import { FORMATS } from './schema-formats.js';
import { encode, negotiate, refuse, wrongIn } from './server-answer.js';
import { authenticate } from './server-auth.js';
import { readBody } from './server-body.js';
import type {
  Exchange,
  Handler,
  Mounted,
  Next,
  ServerRequest,
  ServerResponse,
  ServerStage,
  Verifiers,
} from './server-exchange.js';
import { exchangeOf } from './server-request.js';
import { routerOf } from './server-router.js';
import { inTime } from './server-time.js';
import { faultsIn } from './server-validate.js';

const MAX_DEPTH = 64;
const TIMEOUT_MS = 30_000;

/**
 * A contract as one function: route → authenticate → negotiate → decode → validate → handle → encode. It never rejects,
 * and gives undefined for a path that is none of the contract's. @throws TypeError when a handler is missing
 */
export function serve<Host>(
  given: Mounted<Host>,
): (request: ServerRequest<Host>) => Promise<ServerResponse | undefined> {
  const mounted = { ...given, onError: given.onError ?? logError };
  const find = routerOf(mounted.routes);
  const operations = new Map(mounted.routes.map((route) => [route, operationOf(route, mounted)]));
  const around = (mounted.extras ?? []).flatMap((extra) => extra.around ?? []);
  return async (request) => {
    const exchange = exchangeOf(request, mounted, find);
    const guarded: Guard = (next) => guard(exchange as Exchange<Host>, mounted, next);
    const operation = exchange.route && operations.get(exchange.route);
    const dispatch: Next = () => (operation ? operation(exchange, guarded) : unrouted(exchange));
    const response = await through(around, exchange, { last: dispatch, guarded })();
    return response && finished(response, exchange, mounted);
  };
}

type Guard = (next: Next) => Next;

/** One operation, from authentication to the answer, within its time. */
function operationOf<Host>(
  route: ServerRoute,
  mounted: Mounted<Host>,
): (exchange: Exchange<Host>, guarded: Guard) => Promise<ServerResponse | undefined> {
  const answer = answerOf(route, mounted);
  const { schemes, limits } = mounted;
  const proof = {
    schemes,
    verifiers: mounted.verifiers as Verifiers<Host>,
    scopesOf: mounted.scopesOf as ((principal: unknown) => Iterable<string>) | undefined,
  };
  const within = (mounted.extras ?? []).flatMap((extra) => extra.within ?? []);
  const ms = limits?.operations?.[route.id]?.timeoutMs ?? limits?.timeoutMs ?? route.timeoutMs ?? TIMEOUT_MS;
  return (exchange, guarded) =>
    inTime(ms, exchange.request.signal, async (signal) => {
      exchange.principals = await authenticate(route, exchange.request, proof);
      return await through(within, exchange, { last: () => answer(exchange, signal), guarded })();
    });
}

/** What comes after authentication: negotiate, decode, validate, handle, encode. */
function answerOf<Host>(
  route: ServerRoute,
  mounted: Mounted<Host>,
): (exchange: Exchange<Host>, signal: AbortSignal) => Promise<ServerResponse> {
  const handlers = mounted.handlers as Readonly<Record<string, Handler<Host>>>;
  const handle = handlers[route.id]?.bind(handlers);
  if (!handle) throw new TypeError(`There is no handler for ${route.id} (${route.method} ${route.path}).`);
  const { schemas, limits } = mounted;
  const depth = limits?.operations?.[route.id]?.depth ?? limits?.depth ?? MAX_DEPTH;
  const checking: Checking = { schemas, ...(mounted.assertFormats !== false && { formats: FORMATS }) };
  const isChecked = mounted.validateResponses ?? isDevelopment();
  return async (exchange, signal) => {
    const { headers, host } = exchange.request;
    const accept = headers.get('accept');
    const mediaType = negotiate(route, accept);
    const input = await inputOf(route, exchange, { checking, depth });
    const { principals, correlationId } = exchange;
    const answer = await handle(input as never, {
      principals,
      request: host,
      headers,
      mediaType,
      correlationId,
      signal,
    });
    const response = encode(route, answer, { accept, tell: (error) => mounted.onError?.(error, host) });
    const wrong = isChecked ? wrongIn(route, answer, { response, checking }) : undefined;
    if (wrong !== undefined) throw new TypeError(wrong);
    return response;
  };
}

/** @throws Refusal 400, 413, 415, 422 */
async function inputOf(
  route: ServerRoute,
  exchange: Exchange,
  { checking, depth }: { readonly checking: Checking; readonly depth: number },
): Promise<RouteInput> {
  const input = readInput(route.parameters, {
    values: exchange.values,
    query: exchange.query,
    headers: exchange.request.headers,
  });
  const body = route.body && (await readBody(route.body, exchange, depth));
  if (body) Object.assign(input, { body: body.value });
  const schema = body && route.body?.content[body.declared]?.schema;
  const faults = faultsIn(route, input, schema, checking);
  if (faults.length > 0) throw new Refusal(route.invalid, faults);
  return input;
}

/** The contract has the path, and not the method; or it has neither. @throws Refusal 405 */
async function unrouted({ allowed, request }: Exchange): Promise<ServerResponse | undefined> {
  if (allowed.length === 0) return undefined;
  if (request.method !== 'OPTIONS') throw methodNotAllowed(allowed);
  return { status: 204, headers: new Headers({ allow: allowed.join(', ') }), body: undefined };
}

/** What is thrown becomes the answer that it stands for. */
function guard<Host>(exchange: Exchange<Host>, mounted: Mounted<Host>, next: Next): Next {
  return async () => {
    try {
      return await next();
    } catch (error) {
      if (!(error instanceof Refusal)) mounted.onError?.(error, exchange.request.host);
      return refuse(error instanceof Refusal ? error : internalError(), mounted.errors ?? standardErrors);
    }
  };
}

/** Each stage sees an answer, whatever was thrown behind it. */
function through(
  stages: readonly ServerStage[],
  exchange: Exchange,
  { last, guarded }: { readonly last: Next; readonly guarded: Guard },
): Next {
  return stages.reduceRight<Next>((next, stage) => guarded(() => stage(exchange, next)), guarded(last));
}

/** Every answer says whose it is; that to a HEAD has no body, and the length that it would have had. */
function finished<Host>(
  { status, headers, body }: ServerResponse,
  exchange: Exchange,
  { correlationHeader }: Mounted<Host>,
): ServerResponse {
  headers.set(correlationHeader ?? 'x-correlation-id', exchange.correlationId);
  const isBare = exchange.request.method === 'HEAD' || status === 204 || status === 205 || status === 304;
  if (!isBare) return { status, headers, body };
  // Nobody will read it, and its source should know.
  if (body instanceof ReadableStream) void body.cancel();
  const { length } = typeof body === 'string' ? new TextEncoder().encode(body) : { length: undefined };
  if (exchange.request.method === 'HEAD' && length !== undefined)
    headers.set('content-length', String(length));
  return { status, headers, body: undefined };
}

function logError(error: unknown): void {
  const { console: log } = globalThis;
  log.error(error);
}

function isDevelopment(): boolean {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
  const { NODE_ENV } = process?.env ?? {};
  return NODE_ENV === 'development' || NODE_ENV === 'test';
}
