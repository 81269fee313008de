/** The storefront's code against the real service, over HTTP; and a webhook, signed by the one and proven by the other. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../orders-service/src/app.js';
import {
  receiveAs,
  sendWebhook,
  WebhookError,
} from '../../orders-service/src/gen/orders-webhooks/webhooks.js';
import { Store } from '../../orders-service/src/store.js';
import { ordersOf } from '../src/orders.js';

const app = createApp(new Store());
const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
const orders = ordersOf(baseUrl, () => 'a-token');

const id = await orders.place('77', 'cus-1029', [{ sku: 'MUG-BLUE', quantity: 2 }]);
console.log('placed    ', id);
console.log(
  'again     ',
  await orders.place('77', 'cus-1029', [{ sku: 'MUG-BLUE', quantity: 2 }]),
  '(the same order: the key is the basket)',
);
console.log('looked up ', await orders.order(id));
console.log('not there ', await orders.order(crypto.randomUUID()));
const refused = await fetch(`${baseUrl}/orders?size=1000`, { headers: { authorization: 'Bearer a-token' } });
console.log('refused   ', refused.status, JSON.stringify((await refused.json()).errors[0].source));
await app.close();

const SECRET = `whsec_${Buffer.from('a secret of at least 24 bytes').toString('base64')}`;
const OLD_SECRET = `whsec_${Buffer.from('the secret before that one, 24').toString('base64')}`;
const receiver = createServer(async (request, response) => {
  const body = await bodyOf(request);
  try {
    const { payload } = await receiveAs(
      'order.placed',
      { headers: request.headers, body },
      { secrets: [SECRET, OLD_SECRET] },
    );
    console.log('webhook   ', payload.eventType, 'of', payload.data.orderId);
    response.writeHead(204).end();
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    console.log('webhook   ', 'refused:', error.message);
    response.writeHead(401).end();
  }
}).listen(0, '127.0.0.1');
await once(receiver, 'listening');
const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
const event = {
  eventId: crypto.randomUUID(),
  eventType: 'order.placed' as const,
  occurredAt: new Date().toISOString(),
  data: { orderId: id, total: 24, currency: 'EUR' as const },
};
await sendWebhook('order.placed', event, { url, secrets: [OLD_SECRET] });
await sendWebhook('order.placed', event, {
  url,
  secrets: [`whsec_${Buffer.from('somebody else, who guesses').toString('base64')}`],
});
receiver.close();

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
