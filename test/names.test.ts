import { describe, expect, it } from 'vitest';
import { contractFromText } from '../src/model/index.js';
import { camel, kebab, namesOf, pascal } from '../src/names/index.js';

describe('words', () => {
  it.each([
    ['order', 'Order', 'order', 'order'],
    ['OrderLine', 'OrderLine', 'orderLine', 'order-line'],
    ['order_line', 'OrderLine', 'orderLine', 'order-line'],
    ['ORDER_PAID', 'OrderPaid', 'orderPaid', 'order-paid'],
    ['order.paid', 'OrderPaid', 'orderPaid', 'order-paid'],
    ['OrderID', 'OrderID', 'orderID', 'order-id'],
    ['APIKey', 'APIKey', 'apiKey', 'api-key'],
    ['URL', 'URL', 'url', 'url'],
    ['page[size]', 'PageSize', 'pageSize', 'page-size'],
    ['X-Request-Id', 'XRequestId', 'xRequestId', 'x-request-id'],
    ['2fa', '_2fa', '_2fa', '2fa'],
    ['größe', 'Größe', 'größe', 'gr-e'],
    ['__proto__', 'Proto', 'proto', 'proto'],
    ['*/ `` \u2028', '', '', ''],
    ['🎉', '', '', ''],
  ])('%j is %s, %s and %s', (name, type, value, file) => {
    expect([pascal(name), camel(name), kebab(name)]).toEqual([type, value, file]);
  });
});

const contract = (parts: object) =>
  contractFromText(
    JSON.stringify({ openapi: '3.1.0', info: { title: 'Orders', version: '1.0.0' }, paths: {}, ...parts }),
    'orders.json',
  );
const answers = { 204: { description: 'Done.' } };

describe('the names of a contract', () => {
  const schemas = (...names: string[]) => ({
    components: { schemas: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) },
  });
  const typesOf = async (...names: string[]): Promise<Record<string, string>> => {
    const { namedSchemas, ...rest } = await contract(schemas(...names));
    const made = namesOf({ ...rest, namedSchemas });
    return Object.fromEntries([...namedSchemas].map(([name, schema]) => [name, made.type(schema) ?? '']));
  };

  it('leave an exact name alone, whoever comes first', async () => {
    expect(await typesOf('order-line', 'OrderLine', 'order_line')).toEqual({
      OrderLine: 'OrderLine',
      'order-line': 'OrderLine2',
      order_line: 'OrderLine3',
    });
    expect(await typesOf('order_line', 'OrderLine', 'order-line')).toEqual({
      OrderLine: 'OrderLine',
      'order-line': 'OrderLine2',
      order_line: 'OrderLine3',
    });
  });

  it('keep the place of a write variant free', async () => {
    expect(await typesOf('Order', 'OrderWrite')).toEqual({ Order: 'Order', OrderWrite: 'OrderWrite2' });
  });

  it('avoid what generated modules use', async () => {
    expect(await typesOf('Record', 'ApiClient', 'Error')).toEqual({
      Record: 'Record_',
      ApiClient: 'ApiClient_',
      Error: 'Error',
    });
  });

  it('come from the method and the path where there is no operationId', async () => {
    const made = await contract({ paths: { '/orders/{orderId}/lines': { get: { responses: answers } } } });
    expect(made.operations.map((operation) => namesOf(made).operation(operation))).toEqual([
      { call: 'getOrdersByOrderIdLines', stem: 'GetOrdersByOrderIdLines' },
    ]);
  });

  it('tell operations and files apart that differ by case alone', async () => {
    const made = await contract({
      paths: {
        '/a': { get: { operationId: 'list', tags: ['Orders'], responses: answers } },
        '/b': { get: { operationId: 'List', tags: ['orders'], responses: answers } },
      },
    });
    const names = namesOf(made);
    expect(names.groups.map(({ file }) => file)).toEqual(['orders', 'orders2']);
    expect(
      new Set(made.operations.map((operation) => names.operation(operation).call.toLowerCase())).size,
    ).toBe(2);
  });

  it('tell parameters apart by their place', async () => {
    const parameters = [
      { name: 'id', in: 'path', required: true, schema: {} },
      { name: 'id', in: 'query', schema: {} },
      { name: 'body', in: 'query', schema: {} },
    ];
    const made = await contract({ paths: { '/orders/{id}': { get: { parameters, responses: answers } } } });
    const [operation] = made.operations;
    expect([
      ...namesOf(made)
        .parameters(operation?.parameters ?? [])
        .values(),
    ]).toEqual(['id', 'idQuery', 'body2']);
  });
});
