import { type Api, createClient } from './gen/orders/client.js';

/** What the shop's pages need of an order. */
export interface OrderLine {
  readonly id: string;
  readonly status: string;
  readonly price: string;
  readonly receiptTo: string;
}

/** The storefront's view of the orders API. */
export function ordersOf(baseUrl: string, token: () => string) {
  const api: Api = createClient({ baseUrl, auth: { oauth: token } });
  return {
    /** Undefined when there is no such order. */
    async order(orderId: string): Promise<OrderLine | undefined> {
      const answer = await api.orders.getOrder({ orderId });
      switch (answer.status) {
        case 200: {
          const { id, attributes } = answer.data.data;
          const price = `${attributes.total.toFixed(2)} ${attributes.currency}`;
          return { id, status: attributes.status, price, receiptTo: attributes.customerEmail };
        }
        case 404:
          return undefined;
        default:
          throw new Error(`The orders service answered ${answer.status}.`);
      }
    },

    /** Places an order; trying again with the same basket is safe. */
    async place(
      basketId: string,
      customerId: string,
      items: readonly { sku: string; quantity: number }[],
    ): Promise<string> {
      const placed = await api.orders
        .placeOrder({
          idempotencyKey: `basket-${basketId}`.padEnd(16, '-'),
          body: {
            customerId,
            items: [...items],
            shippingAddress: {
              street: '1 Harbour Road',
              city: 'Bristol',
              postalCode: 'BS1 5TY',
              country: 'GB',
            },
          },
        })
        .orThrow();
      return placed.data.id;
    },
  };
}
