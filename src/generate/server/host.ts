import { importText } from '../print.js';

/** What differs in `server.ts` from one framework to the next. */
export interface ServerHost {
  /** The type of the framework's own request. */
  readonly request: string;
  readonly imports: readonly string[];
  /** The module of the runtime that joins the two. */
  readonly adapter: string;
  /** The functions that are exported, over `mounted(options)`. */
  readonly functions: readonly string[];
}

const FRAMEWORKS = ['fastify', 'express', 'hono', 'fetch'] as const;
export type Framework = (typeof FRAMEWORKS)[number];
export const FRAMEWORK_NAMES: readonly string[] = FRAMEWORKS;

function from(module: string, names: readonly string[]): string {
  return importText('value', names, module) ?? '';
}

const MOUNT = (framework: string): string => from(`./runtime/adapters/${framework}.js`, ['mount']);

export const HOSTS: Readonly<Record<Framework, ServerHost>> = {
  fastify: {
    request: 'FastifyRequest',
    imports: [
      from('fastify', [
        'fastify',
        'type FastifyInstance',
        'type FastifyPluginAsync',
        'type FastifyRequest',
        'type FastifyServerOptions',
      ]),
      MOUNT('fastify'),
    ],
    adapter: 'adapters/fastify.ts',
    functions: [
      `/** The API as a Fastify plugin: \`app.register(plugin({ handlers }), { prefix: '/v1' })\`. */
export function plugin<Principal>(options: ServerOptions<Principal>): FastifyPluginAsync {
  return mount(mounted(options));
}`,
      `/** A Fastify of its own with the API in it, ready to listen. */
export function createServer<Principal>(
  options: ServerOptions<Principal>,
  host: FastifyServerOptions = {},
): FastifyInstance {
  const app = fastify(host);
  app.register(plugin(options));
  return app;
}`,
    ],
  },
  express: {
    request: 'Request',
    imports: [
      "import express, { type Express, type Request, type RequestHandler } from 'express';",
      MOUNT('express'),
    ],
    adapter: 'adapters/express.ts',
    functions: [
      `/** The API as Express middleware, before any body parser: \`app.use('/v1', router({ handlers }))\`. */
export function router<Principal>(options: ServerOptions<Principal>): RequestHandler {
  return mount(mounted(options));
}`,
      `/** An Express of its own with the API in it, ready to listen. */
export function createServer<Principal>(options: ServerOptions<Principal>): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(router(options));
  return app;
}`,
    ],
  },
  hono: {
    request: 'HonoContext',
    imports: [from('hono', ['Hono', 'type Context as HonoContext', 'type MiddlewareHandler']), MOUNT('hono')],
    adapter: 'adapters/hono.ts',
    functions: [
      `/** The API as Hono middleware: \`app.use(middleware({ handlers }, '/v1'))\`. */
export function middleware<Principal>(options: ServerOptions<Principal>, prefix = ''): MiddlewareHandler {
  return mount({ ...mounted(options), prefix });
}`,
      `/** A Hono of its own with the API in it: \`export default\` it, or give it to @hono/node-server. */
export function createServer<Principal>(options: ServerOptions<Principal>): Hono {
  const app = new Hono();
  app.use(middleware(options));
  return app;
}`,
    ],
  },
  fetch: {
    request: 'Request',
    imports: [from('./runtime/core/server-fetch.js', ['fetchHandler'])],
    adapter: 'core/server-fetch.ts',
    functions: [
      `/** Answers requests for the API; undefined for those of another path. */
export function handler<Principal>(
  options: ServerOptions<Principal>,
  prefix = '',
): (request: Request) => Promise<Response | undefined> {
  const handle = fetchHandler({ ...mounted(options), prefix });
  return (request) => handle(request, request);
}`,
      `/** The API as \`export default\` is wanted by Deno, Bun and workers. */
export function createServer<Principal>(options: ServerOptions<Principal>): { fetch(request: Request): Promise<Response> } {
  const handle = handler(options);
  return { fetch: async (request) => (await handle(request)) ?? new Response(null, { status: 404 }) };
}`,
    ],
  },
};
