import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contractFromText } from '../src/model/index.js';
import { namesOf } from '../src/names/index.js';
import { run } from './support/io.js';
import { writeProject } from './support/project.js';

const CONTRACT = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
tags: [{ name: sales, x-name: selling }]
paths:
  /orders:
    get:
      operationId: list-orders
      tags: [sales]
      parameters: [{ name: page-size, in: query, x-name: size, schema: { type: integer } }]
      responses: { '204': { description: Done } }
    post:
      operationId: createOrder
      x-name: placeOrder
      responses: { '204': { description: Done } }
    delete: { responses: { '204': { description: Done } } }
    put: { operationId: delete, responses: { '204': { description: Done } } }
components:
  schemas:
    order: { x-name: PurchaseOrder, type: object }
    Order: { type: object }
    order_item: { type: object }
    OrderItem: { type: object }
    Odd: { x-name: "*/ injected(); /*", type: object }
  securitySchemes:
    api_key: { type: http, scheme: bearer, x-name: token }
`;

async function explained(names?: Readonly<Record<string, string>>, text = CONTRACT): Promise<string[]> {
  const contract = await contractFromText(text, 'orders.yaml', names ? { names } : {});
  return namesOf(contract)
    .explain()
    .map(({ kind, name, source, why }) => `${kind} ${name} ← ${source}: ${why}`);
}

describe('names', () => {
  it('are explained', async () => {
    expect(await explained()).toMatchInlineSnapshot(`
      [
        "type PurchaseOrder ← order: x-name",
        "type Order ← Order: its name",
        "type OrderItem2 ← order_item: its name; \`OrderItem\` is taken by OrderItem",
        "type OrderItem ← OrderItem: its name",
        "type Injected ← Odd: x-name",
        "operation listOrders ← list-orders: operationId",
        "operation delete_ ← delete: operationId; \`delete\` is reserved",
        "operation placeOrder ← createOrder: x-name",
        "operation deleteOrders ← DELETE /orders: method and path",
        "tag selling ← sales: x-name",
        "tag general ← general: no tag",
        "security scheme token ← api_key: x-name",
        "parameter size ← page-size query: x-name",
      ]
    `);
  });

  it('are chosen by the config before the contract', async () => {
    const all = await explained({
      'GET /orders': 'everyOrder',
      createOrder: 'makeOrder',
      '#/components/schemas/order': 'SalesOrder',
      '#/components/securitySchemes/api_key': 'bearerToken',
    });
    expect(all).toContain('operation everyOrder ← list-orders: config: GET /orders');
    expect(all).toContain('operation makeOrder ← createOrder: config: createOrder');
    expect(all).toContain('type SalesOrder ← order: config: #/components/schemas/order');
    expect(all).toContain(
      'security scheme bearerToken ← api_key: config: #/components/securitySchemes/api_key',
    );
  });

  it('stay unique, and the same in any order, when two are chosen alike', async () => {
    const chosen = { '#/components/schemas/order': 'Thing', '#/components/schemas/order_item': 'Thing' };
    const all = await explained(chosen);
    expect(all).toContain('type Thing ← order: config: #/components/schemas/order');
    expect(all).toContain(
      'type Thing2 ← order_item: config: #/components/schemas/order_item; `Thing` is taken by order',
    );
    const turned = CONTRACT.replace(/( {4}order:.*\n)( {4}Order:.*\n)( {4}order_item:.*\n)/, '$3$2$1');
    expect(turned).not.toBe(CONTRACT);
    expect((await explained(chosen, turned)).sort()).toEqual(all.sort());
  });

  it.each(['string', '__proto__', '*/ x', '1', 'class', 'constructor', 'Promise', ''])(
    'cannot be chosen so that they break code: %s',
    async (name) => {
      const contract = await contractFromText(CONTRACT, 'orders.yaml', {
        names: { '#/components/schemas/order': name, createOrder: name },
      });
      const names = namesOf(contract);
      for (const [type] of names.typed) expect(type).toMatch(/^(?!Promise$)[A-Z_]\w*$/);
      for (const operation of contract.operations)
        expect(names.operation(operation).call).toMatch(/^(?!(?:class|constructor|string)$)[a-z_]\w*$/);
    },
  );
});

describe('the command line', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = writeProject(mkdtempSync(path.join(tmpdir(), 'tenon-names-')), { 'orders.yaml': CONTRACT });
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));

  const configured = (names: object) =>
    writeProject(cwd, {
      'tenon.config.json': JSON.stringify({
        contracts: { orders: { source: 'orders.yaml', names, generate: { models: 'gen' } } },
      }),
    });

  it('explains them, with their places, and writes nothing', async () => {
    const { exit, stdout } = await run(['generate', 'orders.yaml', '--explain-names'], { cwd });
    expect(exit).toBe(0);
    expect(stdout).toMatch(/operation +placeOrder +createOrder +x-name \(orders\.yaml:11\)/);
  });

  it('takes them from the config', async () => {
    configured({ '#/components/schemas/order': 'SalesOrder' });
    expect((await run(['generate'], { cwd })).exit).toBe(0);
    expect(readFileSync(path.join(cwd, 'gen/models.ts'), 'utf8')).toContain('type SalesOrder =');
  });

  it('refuses those of nothing', async () => {
    configured({ 'GET /nowhere': 'list' });
    for (const args of [['generate'], ['generate', '--explain-names']])
      expect(await run(args, { cwd })).toMatchObject({
        exit: 2,
        stderr: expect.stringContaining('names GET /nowhere, which is nowhere in orders.yaml'),
      });
  });
});
