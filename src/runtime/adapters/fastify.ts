import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { internalError, Refusal, standardErrors } from '../core/envelope.js';
import { serve } from '../core/server.js';
import { refuse } from '../core/server-answer.js';
import type { Incoming, Mounted, ServerResponse } from '../core/server-exchange.js';
import { headersFrom } from '../core/server-request.js';

/** A plugin that answers for the contract's paths; register it under a prefix, or as it is. */
export function mount(options: Mounted<FastifyRequest>): FastifyPluginAsync {
  return async (app) => {
    const errors = options.errors ?? standardErrors;
    const onError = options.onError ?? ((error, request) => request.log.error(error));
    const handle = serve({ ...options, onError, prefix: app.prefix });
    // Bodies stay the bytes that come: the core reads them, when it knows who sends them and how much it takes.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    app.setErrorHandler((error: FastifyError, request, reply) => {
      const { statusCode = 500, message } = error;
      if (statusCode >= 500) onError(error, request);
      const fault = { code: 'REQUEST_REFUSED', title: 'Request refused', detail: message };
      return write(
        reply,
        refuse(statusCode >= 500 ? internalError() : new Refusal(statusCode, fault), errors),
      );
    });
    const own = options.routes
      .map(({ method }) => method)
      .filter((method) => !app.supportedMethods.includes(method));
    for (const method of new Set(own)) app.addHttpMethod(method, { hasBody: true });
    for (const url of placesOf([
      ...options.routes.map(({ path }) => path),
      ...(options.extras ?? []).flatMap(({ paths = [] }) => paths),
    ])) {
      app.route({
        method: app.supportedMethods as HTTPMethods[],
        url,
        exposeHeadRoute: false,
        handler: async (request, reply) => {
          const response = await handle({
            method: request.method,
            url: request.raw.url ?? request.url,
            headers: headersFrom(request.headers),
            body: (request.body as Incoming | null | undefined) ?? undefined,
            signal: goneSignal(reply),
            host: request,
          });
          return response ? await write(reply, response) : reply.callNotFound();
        },
      });
    }
  };
}

/**
 * Fastify's router takes only the first segments, under which the core's own finds the rest: names and texts of a
 * contract are no router syntax, and other routes of the host win where they are more exact.
 */
function placesOf(paths: readonly string[]): Set<string> {
  const places = new Set<string>();
  for (const path of paths) {
    const [, first = '', ...rest] = path.split('/');
    if (/[{*]/.test(first)) return new Set(['/', '/*']);
    const place = `/${first.replaceAll(':', '::')}`;
    places.add(place);
    if (rest.length > 0) places.add(`${place === '/' ? '' : place}/*`);
  }
  return places;
}

function goneSignal({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort(new Error('The caller has gone.'));
  });
  return controller.signal;
}

async function write(reply: FastifyReply, { status, headers, body }: ServerResponse): Promise<FastifyReply> {
  reply.code(status);
  for (const [name, value] of headers) reply.header(name, value);
  // As bytes, for Fastify would write more into the media type of a text.
  if (typeof body === 'string') return reply.send(new TextEncoder().encode(body));
  return reply.send(body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body);
}
