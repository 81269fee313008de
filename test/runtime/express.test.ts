import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { mount } from '../../src/runtime/adapters/express.js';
import { mount as mountInHono } from '../../src/runtime/adapters/hono.js';
import type { ServerRoute } from '../../src/runtime/core/route.js';

const ECHO: ServerRoute = {
  id: 'echo',
  method: 'POST',
  path: '/echo',
  parameters: [],
  body: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
  security: [],
  answers: { 200: { 'application/json': { type: 'object' } } },
  invalid: 400,
};
const GIVEN = { routes: [ECHO], schemes: {}, verifiers: {}, schemas: {} };
const echo = ({ body }: { readonly body: unknown }) => ({ status: 200, body });
const running: { close(): unknown }[] = [];
afterEach(() => running.splice(0).map((server) => server.close()));

async function listen(app: Express): Promise<string> {
  const server = createServer(app);
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const post = async (url: string, body = '{"a":1}') =>
  await (await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })).json();

describe('in Express', () => {
  it('stands under a path, and takes what a body parser left', async () => {
    const app = express();
    app.use('/raw', mount({ ...GIVEN, handlers: { echo } }));
    app.use('/parsed', express.json(), mount({ ...GIVEN, handlers: { echo } }));
    app.use('/bytes', express.raw({ type: '*/*' }), mount({ ...GIVEN, handlers: { echo } }));
    app.use('/text', express.text({ type: '*/*' }), mount({ ...GIVEN, handlers: { echo } }));
    const url = await listen(app);
    for (const place of ['raw', 'parsed', 'bytes', 'text'])
      expect([place, await post(`${url}/${place}/echo`)]).toEqual([place, { a: 1 }]);
  });

  it('tells a handler, and a stream, that the caller has gone', async () => {
    const gone: string[] = [];
    let waiting = (): void => undefined;
    const handlers = {
      wait: (_: unknown, { signal }: { readonly signal: AbortSignal }) => {
        waiting();
        return new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve(gone.push('handler'))),
        );
      },
      flow: () => ({
        status: 200,
        body: new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(1_000)),
          cancel: () => void gone.push('stream'),
        }),
      }),
    };
    const routes = ['wait', 'flow'].map(
      (id): ServerRoute => ({
        ...ECHO,
        id,
        method: 'GET',
        path: `/${id}`,
        answers: { 200: { 'image/png': true } },
      }),
    );
    const app = express();
    app.use(
      mount({
        ...GIVEN,
        routes: routes.map(({ body: _, ...route }) => route),
        handlers,
        onError: () => undefined,
      }),
    );
    const url = await listen(app);
    for (const id of ['wait', 'flow']) {
      const sent = send(`${url}/${id}`);
      sent.on('error', () => undefined);
      sent.on('response', (answer) => answer.once('data', () => sent.destroy()));
      sent.end();
      if (id === 'wait') waiting = () => void setTimeout(() => sent.destroy(), 5);
    }
    await expect.poll(() => [...gone].sort(), { timeout: 4_000 }).toEqual(['handler', 'stream']);
  });
});

describe('in Hono', () => {
  it('stands under a prefix beside other routes', async () => {
    const app = new Hono();
    app.use(mountInHono({ ...GIVEN, handlers: { echo }, prefix: '/v1' }));
    app.post('/echo', (context) => context.text('own'));
    const headers = { 'content-type': 'application/json' };
    const answer = await app.request('/v1/echo', { method: 'POST', body: '{"a":1}', headers });
    expect(await answer.json()).toEqual({ a: 1 });
    expect(await (await app.request('/echo', { method: 'POST' })).text()).toBe('own');
  });
});
