import { essenceOf, isJson } from './body.js';
import { readParameters } from './decode.js';
import { envelopeOf, internalError, Refusal } from './envelope.js';
import type {
  Answer,
  Context,
  JsonSchema,
  RouteInput,
  ServerRequest,
  ServerResponse,
  ServerRoute,
  Validate,
} from './route.js';
import { authenticate, type Proof } from './server-auth.js';
import { readBody } from './server-body.js';
import { validatorOf } from './server-validate.js';

export interface ServeOptions<Host, Principal> extends Proof<Host, Principal> {
  readonly compile: (schema: JsonSchema) => Validate;
  /** Told what a handler threw; the caller sees a 500 without the cause. */
  readonly onError?: (error: unknown, request: Host) => void;
}

type Handler<Host, Principal> = (input: never, context: Context<Host, Principal>) => Answer | Promise<Answer>;

/** One operation from request to response: authenticate, decode, validate, handle, encode. Never rejects. */
export function serve<Host, Principal>(
  route: ServerRoute,
  handler: Handler<Host, Principal>,
  options: ServeOptions<Host, Principal>,
): (request: ServerRequest<Host>) => Promise<ServerResponse> {
  const validate = validatorOf(route, options.compile);
  return async (request) => {
    try {
      const principals = await authenticate(route, request, options);
      const input = await decodeInput(route, request);
      const faults = validate(input, essenceOf(request.headers.get('content-type') ?? ''));
      if (faults.length > 0) throw new Refusal(route.invalid, faults);
      return encode(route, await handler(input as never, { principals, request: request.host }));
    } catch (error) {
      if (!(error instanceof Refusal)) options.onError?.(error, request.host);
      return refuse(error instanceof Refusal ? error : internalError());
    }
  };
}

export function refuse(refusal: Refusal): ServerResponse {
  const headers = { 'content-type': 'application/json; charset=utf-8', ...refusal.headers };
  return { status: refusal.status, headers, body: JSON.stringify(envelopeOf(refusal)) };
}

async function decodeInput(route: ServerRoute, request: ServerRequest<unknown>): Promise<RouteInput> {
  const [path = '', query = ''] = request.url.split(/\?(.*)/s);
  const input = readParameters(route.path, route.parameters, { path, query, headers: request.headers });
  const body = route.body && (await readBody(route.body, request));
  return body === undefined ? input : { ...input, body };
}

function encode(route: ServerRoute, answer: Answer): ServerResponse {
  const { status, body } = answer;
  const declared =
    route.answers[String(status)] ??
    route.answers[`${String(status).charAt(0)}XX`] ??
    route.answers.default ??
    '';
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers ?? {}))
    if (value !== undefined) headers[name.toLowerCase()] = String(value);
  if (body === undefined) return { status, headers, body: undefined };
  const mediaType = headers['content-type'] ?? (declared === '' ? 'application/json' : declared);
  headers['content-type'] = mediaType;
  return { status, headers, body: isJson(essenceOf(mediaType)) ? JSON.stringify(body) : bytesOf(body) };
}

function bytesOf(body: unknown): NonNullable<ServerResponse['body']> {
  if (body instanceof Uint8Array || body instanceof Blob || body instanceof ReadableStream) return body;
  return typeof body === 'string' ? body : JSON.stringify(body);
}
