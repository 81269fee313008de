import type { NewOrder, Order } from './gen/orders-server/models.js';

/** Prices in EUR, by article. */
const PRICES: Readonly<Record<string, number>> = { 'MUG-BLUE': 12, 'TEA-GREEN': 7.5 };

/** Orders in memory: enough for an example, and for its tests. */
export class Store {
  readonly #orders = new Map<string, Order>();
  readonly #placed = new Map<string, Order>();

  all(): Order[] {
    return [...this.#orders.values()];
  }

  get(id: string): Order | undefined {
    return this.#orders.get(id);
  }

  put(order: Order): void {
    this.#orders.set(order.id, order);
  }

  clear(): void {
    this.#orders.clear();
    this.#placed.clear();
  }

  /** The same key gives the order that it placed the first time. */
  place(key: string, wanted: NewOrder): Order {
    const known = this.#placed.get(key);
    if (known) return known;
    const order: Order = {
      id: crypto.randomUUID(),
      type: 'order',
      attributes: {
        status: 'PENDING',
        customerId: wanted.customerId,
        customerEmail: `${wanted.customerId}@example.com`,
        currency: wanted.currency ?? 'EUR',
        total: wanted.items.reduce((sum, { sku, quantity }) => sum + (PRICES[sku] ?? 0) * quantity, 0),
        items: wanted.items,
        placedAt: new Date().toISOString(),
        ...(wanted.note !== undefined && { note: wanted.note }),
      },
    };
    this.#placed.set(key, order);
    this.put(order);
    return order;
  }

  cancel(order: Order): Order {
    const cancelled: Order = { ...order, attributes: { ...order.attributes, status: 'CANCELLED' } };
    this.put(cancelled);
    return cancelled;
  }
}
