import { defineConfig } from 'tenon';

// What is on main: the released versions, each judged against the one before.
export default defineConfig({
  contracts: {
    orders: {
      source: 'contracts/orders/1.4.0.yaml',
      base: 'contracts/orders/1.3.0.yaml',
      generate: {
        client: '../storefront/src/gen/orders',
        server: 'src/gen/orders-server',
        webhooks: 'src/gen/orders-webhooks',
      },
      pacts: 'pacts/*.json',
    },
    shipping: {
      source: 'contracts/shipping/1.1.0.yaml',
      base: 'contracts/shipping/1.0.0.yaml',
    },
  },
  profiles: {
    // The proposal for the next major version.
    next: {
      contracts: {
        orders: { source: 'contracts/orders/2.0.0.yaml', base: 'contracts/orders/1.4.0.yaml' },
        shipping: { source: 'contracts/shipping/2.0.0.yaml', base: 'contracts/shipping/1.1.0.yaml' },
      },
    },
  },
});
