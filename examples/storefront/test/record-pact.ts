/** Records what the storefront needs of the orders API: run it, and the pact lies beside the service's contract. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { MatchersV3, PactV4, SpecificationVersion } from '@pact-foundation/pact';
import { ordersOf } from '../src/orders.js';

const { like, regex, uuid, integer, string } = MatchersV3;
const dir = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../../orders-service/pacts'));
/** The library may read what it received before it is written; one tick is enough. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 2));
const ORDER = '7d3f2c1e-5a0b-4f6d-9b1c-2e8a4c6d0f11';

process.env.PACT_DO_NOT_TRACK = 'true';
// A pact grows by what is recorded: what is recorded no more must not stay in it.
rmSync(path.join(dir, 'storefront-orders.json'), { force: true });
const pact = new PactV4({
  consumer: 'storefront',
  provider: 'orders',
  dir,
  spec: SpecificationVersion.SPECIFICATION_VERSION_V4,
  logLevel: 'error',
});

await pact
  .addInteraction()
  .given('a pending order exists')
  .uponReceiving('a look at that order')
  .withRequest('GET', `/orders/${ORDER}`, (request) =>
    request.headers({ authorization: regex('Bearer .+', 'Bearer token') }),
  )
  .willRespondWith(200, (response) =>
    response.jsonBody({
      data: like({
        id: uuid(ORDER),
        attributes: {
          status: string('PENDING'),
          total: like(31.5),
          currency: string('EUR'),
          customerEmail: string('ada@example.com'),
        },
      }),
    }),
  )
  .executeTest(async ({ url }) => {
    const order = await ordersOf(url, () => 'token').order(ORDER);
    assert.deepEqual(order, {
      id: ORDER,
      status: 'PENDING',
      price: '31.50 EUR',
      receiptTo: 'ada@example.com',
    });
    await settle();
  });

await pact
  .addInteraction()
  .given('there is no order')
  .uponReceiving('a look at an order that is not there')
  .withRequest('GET', `/orders/${ORDER}`, (request) =>
    request.headers({ authorization: regex('Bearer .+', 'Bearer token') }),
  )
  .willRespondWith(404)
  .executeTest(async ({ url }) => {
    assert.equal(await ordersOf(url, () => 'token').order(ORDER), undefined);
    await settle();
  });

await pact
  .addInteraction()
  .given('there is no order')
  .uponReceiving('an order of two mugs')
  .withRequest('POST', '/orders', (request) =>
    request
      .headers({
        authorization: regex('Bearer .+', 'Bearer token'),
        'idempotency-key': regex('[\\w-]{16,64}', 'basket-77-------'),
      })
      .jsonBody({
        customerId: string('cus-1029'),
        items: [{ sku: string('MUG-BLUE'), quantity: integer(2) }],
        shippingAddress: {
          street: string('1 Harbour Road'),
          city: string('Bristol'),
          postalCode: string('BS1 5TY'),
          country: regex('[A-Z]{2}', 'GB'),
        },
      }),
  )
  .willRespondWith(201, (response) => response.jsonBody({ data: like({ id: uuid(ORDER) }) }))
  .executeTest(async ({ url }) => {
    assert.equal(
      await ordersOf(url, () => 'token').place('77', 'cus-1029', [{ sku: 'MUG-BLUE', quantity: 2 }]),
      ORDER,
    );
    await settle();
  });

console.log(
  `Recorded 3 interactions in ${path.relative(process.cwd(), path.join(dir, 'storefront-orders.json'))}`,
);
