import type { FastifyInstance } from 'fastify';
import { createServer, type Handlers, type Order, Refusal } from './gen/orders-server/server.js';
import type { Store } from './store.js';

const VERSION = '1.4.0';

/** The orders service over a store: what Tenon generated, and the handlers that it asks for. */
export function createApp(store: Store): FastifyInstance {
  return createServer({
    handlers: handlersOf(store),
    security: { oauth: (token) => (token === '' ? undefined : token) },
  });
}

function handlersOf(store: Store): Handlers {
  const find = (id: string): Order => {
    const order = store.get(id);
    if (!order) throw new Refusal(404, { code: 'ORDER_UNKNOWN', title: 'There is no such order' });
    return order;
  };
  return {
    listOrders({ page, size, status, customer, sort }) {
      const newestFirst = sort === 'placedAt:desc' ? -1 : 1;
      const found = store
        .all()
        .filter(
          ({ attributes }) =>
            (status === undefined || attributes.status === status) &&
            (customer === undefined || attributes.customerId === customer),
        )
        .sort((a, b) => newestFirst * a.attributes.placedAt.localeCompare(b.attributes.placedAt));
      const data = found.slice((page - 1) * size, page * size);
      const next = found.length > page * size ? { next: `/orders?page=${page + 1}&size=${size}` } : {};
      return {
        status: 200,
        body: { data, meta: metaNow(), links: { self: `/orders?page=${page}&size=${size}`, ...next } },
      };
    },
    placeOrder({ idempotencyKey, body }) {
      const order = store.place(idempotencyKey, body);
      return { status: 201, body: documentOf(order), headers: { location: `/orders/${order.id}` } };
    },
    getOrder: ({ orderId }) => ({ status: 200, body: documentOf(find(orderId)) }),
    cancelOrder({ orderId }) {
      const order = find(orderId);
      if (order.attributes.status === 'SHIPPED')
        throw new Refusal(409, { code: 'ORDER_SHIPPED', title: 'The order is on its way' });
      return { status: 202, body: documentOf(store.cancel(order)) };
    },
    deleteOrder({ orderId }) {
      store.cancel(find(orderId));
      return { status: 204 };
    },
    checkLiveness: () => ({ status: 200, body: healthy('/health/live') }),
    checkReadiness: () => ({ status: 200, body: healthy('/health/ready') }),
  };
}

function metaNow() {
  return { timestamp: new Date().toISOString(), requestId: crypto.randomUUID(), version: VERSION };
}

function documentOf(order: Order) {
  return { data: order, meta: metaNow(), links: { self: `/orders/${order.id}` } };
}

function healthy(self: string) {
  return {
    data: { id: 'orders', type: 'health' as const, attributes: { status: 'UP' as const } },
    meta: metaNow(),
    links: { self },
  };
}
