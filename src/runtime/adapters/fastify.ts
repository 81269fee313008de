import {
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
  fastify,
} from 'fastify';
import type { Schemes } from '../core/auth.js';
import { Refusal } from '../core/envelope.js';
import type {
  Answer,
  Context,
  JsonSchema,
  ServerResponse,
  ServerRoute,
  Validate,
  Verify,
} from '../core/route.js';
import { refuse, serve } from '../core/server.js';

/** What the generated server hands over. */
export interface Mounted {
  readonly routes: readonly ServerRoute[];
  /** A handler for each route, by the route's id. */
  readonly handlers: object;
  readonly schemes: Schemes;
  /** A `Verify` for each scheme. */
  readonly verifiers: object;
  /** Named schemas, which those of the routes refer to as `Name#`. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  readonly onError?: (error: unknown, request: FastifyRequest) => void;
}

type Handler = (input: never, context: Context<FastifyRequest, unknown>) => Answer | Promise<Answer>;

/** A plugin with a route for each operation; register it under a prefix, or as it is. */
export function mount(mounted: Mounted): FastifyPluginAsync {
  return async (app) => {
    const compile = await compilerOf(mounted.schemas);
    keepRawBodies(app);
    app.setErrorHandler(
      (error: { readonly statusCode?: number; readonly message?: string }, request, reply) => {
        if ((error.statusCode ?? 500) >= 500) mounted.onError?.(error, request);
        return write(reply, refuse(refusalOf(error)));
      },
    );
    const handlers = mounted.handlers as Readonly<Record<string, Handler>>;
    const verifiers = mounted.verifiers as Readonly<Record<string, Verify<never, FastifyRequest, unknown>>>;
    const onError = mounted.onError ?? ((error, request) => request.log.error(error));
    // A GET answers HEAD as well, unless the contract has a HEAD of its own: that one must come first.
    for (const route of [...mounted.routes].sort(
      (a, b) => Number(b.method === 'HEAD') - Number(a.method === 'HEAD'),
    )) {
      const handler = handlers[route.id]?.bind(handlers);
      if (!handler)
        throw new TypeError(`There is no handler for ${route.id} (${route.method} ${route.path}).`);
      const handle = serve(route, handler, { schemes: mounted.schemes, verifiers, compile, onError });
      app.route({
        method: route.method,
        url: urlOf(route.path),
        handler: async (request, reply) => {
          const body = request.body instanceof Uint8Array ? request.body : undefined;
          return write(
            reply,
            await handle({ url: request.url, headers: headersOf(request), body, host: request }),
          );
        },
      });
    }
  };
}

/** Bodies stay the bytes that came: signatures are made over them, and the core decodes by media type. */
function keepRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/**
 * Fastify's own Ajv, told to take values as they are: the host's would turn "3" into 3 and drop what is too much.
 * It comes from an instance of our own, which never listens.
 */
async function compilerOf(
  schemas: Readonly<Record<string, JsonSchema>>,
): Promise<(schema: JsonSchema) => Validate> {
  const customOptions = {
    allErrors: true,
    coerceTypes: false,
    removeAdditional: false,
    strict: false,
    useDefaults: true,
  } as const;
  const own = fastify({ ajv: { customOptions } });
  for (const [name, schema] of Object.entries(schemas))
    own.addSchema({ ...(typeof schema === 'boolean' ? (schema ? {} : { not: {} }) : schema), $id: name });
  own.get('/', { schema: { querystring: { type: 'object' } } }, () => '');
  await own.ready();
  const { validatorCompiler } = own;
  if (!validatorCompiler) throw new Error('Fastify has no validator compiler.');
  return (schema) => {
    const validate = validatorCompiler({ schema, method: 'GET', url: '/', httpPart: 'body' }) as AjvValidate;
    return (value) =>
      validate(value) ? [] : (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(issueOf);
  };
}

interface AjvError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type AjvValidate = ((value: unknown) => boolean) & { readonly errors?: readonly AjvError[] | null };

/** A missing or surplus property is told at its own place. */
function issueOf({ instancePath, keyword, message = 'is not valid', params }: AjvError): {
  path: string;
  message: string;
} {
  const { missingProperty, additionalProperty } = params;
  const property = keyword === 'required' ? missingProperty : additionalProperty;
  if (typeof property !== 'string') return { path: instancePath, message };
  const token = property.replaceAll('~', '~0').replaceAll('/', '~1');
  return {
    path: `${instancePath}/${token}`,
    message: keyword === 'required' ? 'is missing' : 'is not allowed',
  };
}

/** `/orders/{orderId}` is `/orders/:p0`: names of a contract are no router syntax, so they stay out of it. */
function urlOf(path: string): string {
  let count = 0;
  return path
    .split(/(\{[^}]*\})/)
    .map((part, index, parts) => {
      if (!part.startsWith('{')) return part.replaceAll(':', '::');
      const isWholeSegment = (parts[index - 1] ?? '').endsWith('/') && /^(\/|$)/.test(parts[index + 1] ?? '');
      // A value beside other text needs to be told where it ends.
      return `:p${count++}${isWholeSegment ? '' : '([^]*?)'}`;
    })
    .join('');
}

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== undefined) headers.append(name, item);
  }
  return headers;
}

async function write(reply: FastifyReply, { status, headers, body }: ServerResponse): Promise<FastifyReply> {
  reply.code(status).headers(headers);
  if (body instanceof Blob) return reply.send(new Uint8Array(await body.arrayBuffer()));
  return reply.send(body);
}

/** What Fastify itself refuses: a body that is too large, a header that is none. */
function refusalOf(error: { readonly statusCode?: number; readonly message?: string }): Refusal {
  const status = error.statusCode ?? 500;
  if (status >= 500)
    return new Refusal(500, {
      code: 'INTERNAL_ERROR',
      title: 'Internal error',
      detail: 'The request could not be served.',
    });
  return new Refusal(status, {
    code: 'REQUEST_REFUSED',
    title: 'Request refused',
    detail: error.message ?? 'The request was refused.',
  });
}
