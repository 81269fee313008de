import { createApp } from '../src/app.js';
import type { Order } from '../src/gen/orders-server/models.js';
import { Store } from '../src/store.js';

const store = new Store();

const ORDER: Order = {
  id: '7d3f2c1e-5a0b-4f6d-9b1c-2e8a4c6d0f11',
  type: 'order',
  attributes: {
    status: 'PENDING',
    customerId: 'cus-1029',
    customerEmail: 'ada@example.com',
    currency: 'EUR',
    total: 31.5,
    items: [
      { sku: 'MUG-BLUE', quantity: 2 },
      { sku: 'TEA-GREEN', quantity: 1 },
    ],
    placedAt: '2026-04-02T09:30:00Z',
  },
};

/** Starts the service for `tenon verify --provider`, on a port that is free. */
export async function start() {
  const app = createApp(store);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, stop: () => app.close() };
}

/** What consumers may ask the world to be like. */
export const states = {
  'there is no order': () => store.clear(),
  'a pending order exists': () => {
    store.clear();
    store.put(ORDER);
  },
};
