import { createServer, type IncomingMessage, type ServerResponse as Outgoing, type Server } from 'node:http';
import type { ServerRequest, ServerResponse } from '../core/server-exchange.js';
import { headersFrom } from '../core/server-request.js';

/** Answers a request of `node:http`; it never rejects. */
export type Answering = (request: ServerRequest<IncomingMessage>) => Promise<ServerResponse>;

/** A server of `node:http` that answers everything so; it does not listen yet. */
export function nodeServer(answer: Answering): Server {
  return createServer((request, response) => {
    void handle(answer, request, response).catch(() => response.destroy());
  });
}

async function handle(answer: Answering, request: IncomingMessage, response: Outgoing): Promise<void> {
  const answered = await answer({
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers: headersFrom(request.headers),
    body: mayHaveBody(request) ? request : undefined,
    signal: goneSignal(response),
    host: request,
  });
  await write(response, answered);
}

function mayHaveBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function goneSignal(response: Outgoing): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new Error('The caller has gone.'));
  });
  return controller.signal;
}

async function write(response: Outgoing, { status, headers, body }: ServerResponse): Promise<void> {
  response.statusCode = status;
  for (const [name, value] of headers) response.appendHeader(name, value);
  if (body instanceof ReadableStream) return await pipe(response, body.getReader());
  const bytes = body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body;
  if (bytes !== undefined) response.setHeader('content-length', Buffer.byteLength(bytes));
  response.end(bytes);
}

/** As fast as the caller reads; who has gone ends the source too. */
async function pipe(response: Outgoing, source: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  response.once('close', () => void source.cancel().catch(() => undefined));
  for (let { done, value } = await source.read(); !done; { done, value } = await source.read()) {
    if (!response.write(value) && !response.destroyed) await drained(response);
  }
  response.end();
}

function drained(response: Outgoing): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
}
