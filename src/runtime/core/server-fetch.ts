import { serve } from './server.js';
import type { Mounted, ServerResponse } from './server-exchange.js';

/**
 * The contract on the fetch standard: Deno, Bun, workers, and every framework that hands out a `Request`. Undefined for
 * a path that is none of the contract's.
 */
export function fetchHandler<Host>(
  mounted: Mounted<Host>,
): (request: Request, host: Host) => Promise<Response | undefined> {
  const handle = serve(mounted);
  return async (request, host) => {
    const { pathname, search } = new URL(request.url);
    const { method, headers, signal, body } = request;
    const response = await handle({
      method,
      url: pathname + search,
      headers,
      body: body ?? undefined,
      signal,
      host,
    });
    return response && toResponse(response);
  };
}

function toResponse({ status, headers, body }: ServerResponse): Response {
  return new Response(body instanceof Uint8Array ? body.slice() : (body ?? null), { status, headers });
}
