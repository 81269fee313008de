import type { Request, RequestHandler, Response } from 'express';
import { serve } from '../core/server.js';
import type { Incoming, Mounted, ServerResponse } from '../core/server-exchange.js';
import { headersFrom } from '../core/server-request.js';

/** A handler that answers for the contract's paths and passes on the rest: `app.use('/v1', mount(…))`. */
export function mount(options: Mounted<Request>): RequestHandler {
  const handle = serve(options);
  return (request, response, next) => {
    const answer = handle({
      method: request.method,
      url: request.url,
      headers: headersFrom(request.headers),
      body: incomingOf(request),
      signal: goneSignal(response),
      host: request,
    });
    answer.then((answered) => (answered ? write(response, answered) : next())).catch(next);
  };
}

/** The bytes as they come; what a body parser before this has made of them otherwise. */
function incomingOf(request: Request): Incoming | undefined {
  if (!request.readableEnded) return request;
  const body: unknown = request.body;
  if (body === undefined || body instanceof Uint8Array) return body;
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

function goneSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new Error('The caller has gone.'));
  });
  return controller.signal;
}

async function write(response: Response, { status, headers, body }: ServerResponse): Promise<void> {
  response.status(status);
  for (const [name, value] of headers) response.appendHeader(name, value);
  if (body instanceof ReadableStream) return await pipe(response, body.getReader());
  response.end(body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body);
}

/** As fast as the caller reads; who has gone ends the source too. */
async function pipe(response: Response, source: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  response.once('close', () => void source.cancel().catch(() => undefined));
  for (let { done, value } = await source.read(); !done; { done, value } = await source.read()) {
    if (!response.write(value) && !response.destroyed) await drained(response);
  }
  response.end();
}

function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
}
