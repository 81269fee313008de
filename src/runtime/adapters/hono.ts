import type { Context, MiddlewareHandler } from 'hono';
import type { Mounted } from '../core/server-exchange.js';
import { fetchHandler } from '../core/server-fetch.js';

/** Middleware that answers for the contract's paths and passes on the rest: `app.use(mount({ …, prefix: '/v1' }))`. */
export function mount(options: Mounted<Context>): MiddlewareHandler {
  const handle = fetchHandler(options);
  return async (context, next) => {
    const response = await handle(context.req.raw, context);
    return response ?? (await next());
  };
}
