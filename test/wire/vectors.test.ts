import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, served } from '../round-trips/served.js';
import { VECTORS, type Vector } from './vectors.js';

const CASES = VECTORS.map((vector, index) => ({
  ...vector,
  id: `vector${index}`,
  title: `${vector.in} ${vector.style}${vector.explode ? ', exploded' : ''}: ${JSON.stringify(vector.value)} ⇔ ${vector.wire}`,
}));

let both: Served;
beforeAll(async () => {
  both = await served(JSON.stringify(documentOf()));
  both.stage.answer = { status: 204 };
}, 60_000);
afterAll(() => both.stop());

describe('a client writes', () => {
  it.each(CASES)('$title', async ({ id, name, value, in: place, wire }) => {
    let sent: Request | undefined;
    await both.call(id, { [name]: value }, async (url, init) => {
      sent = new Request(url, init);
      return new Response(null, { status: 204 });
    });
    const { pathname, search } = new URL(sent?.url ?? '');
    if (place === 'path') expect(pathname.slice(`/${id}/`.length)).toBe(wire);
    else if (place === 'query') expect(search.slice(1)).toBe(wire);
    else expect(sent?.headers.get(place === 'cookie' ? 'cookie' : name)).toBe(wire);
  });
});

describe('a server reads', () => {
  it.each(CASES)('$title', async ({ id, name, value, in: place, wire, reads }) => {
    const path = `/${id}${place === 'path' ? `/${wire}` : ''}${place === 'query' ? `?${wire}` : ''}`;
    const headers = {
      ...(place === 'header' && { [name]: wire }),
      ...(place === 'cookie' && { cookie: wire }),
    };
    both.stage.seen = undefined;
    const { status } = await fetch(both.origin + path, { headers });
    expect(status).toBe(204);
    expect((both.stage.seen as Record<string, unknown>)[name]).toEqual(reads ? reads.value : value);
  });
});

/** An operation for each vector. */
function documentOf(): object {
  return {
    openapi: '3.2.0',
    info: { title: 'Vectors', version: '1' },
    paths: Object.fromEntries(CASES.map((one) => [pathOf(one), { get: operationOf(one) }])),
  };
}

function pathOf({ id, in: place, name }: (typeof CASES)[number]): string {
  return place === 'path' ? `/${id}/{${name}}` : `/${id}`;
}

function operationOf({
  id,
  in: place,
  name,
  style,
  explode,
  allowReserved,
  value,
}: (typeof CASES)[number]): object {
  const schema = schemaOf(value);
  const required = place === 'path';
  const parameter = {
    in: place,
    name,
    style,
    explode,
    schema,
    required,
    ...(allowReserved && { allowReserved }),
  };
  return {
    operationId: id,
    tags: ['Trips'],
    parameters: [parameter],
    responses: { 204: { description: 'Ok.' } },
  };
}

function schemaOf(value: Vector['value']): object {
  if (Array.isArray(value)) return { type: 'array', items: { type: 'string' } };
  if (typeof value !== 'object' || value === null) return { type: typeof value };
  const properties = Object.entries(value).map(([name, item]) => [name, schemaOf(item)]);
  return { type: 'object', properties: Object.fromEntries(properties) };
}
