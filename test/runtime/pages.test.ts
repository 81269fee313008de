import { describe, expect, it } from 'vitest';
import type { AnyAnswer } from '../../src/runtime/core/answer.js';
import { newClient } from '../../src/runtime/core/client.js';
import {
  byCursor,
  byLink,
  byLinkHeader,
  byOffset,
  byPage,
  type PagedOperation,
  paged,
  whileTrue,
} from '../../src/runtime/core/pages.js';
import { query } from '../../src/runtime/core/place.js';

const PARAMETERS = ['cursor', 'page', 'size', 'offset', 'filter'].map((name) => query(name));

type Paging = Pick<PagedOperation, 'items' | 'next'>;

/** A server of pages, by the query that asks for them. */
function scene(paging: Paging, answers: (query: URLSearchParams, url: URL) => unknown, status = 200) {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    const url = new URL(String(input));
    asked.push(url.search);
    if (asked.length > 20) throw new Error('This has no end.');
    const body = answers(url.searchParams, url);
    return body instanceof Response ? body : Response.json(body, { status });
  };
  const client = newClient({ baseUrl: 'https://a.example/v1', fetch, retry: false });
  const operation: PagedOperation = {
    method: 'GET',
    path: '/orders',
    success: [200],
    parameters: PARAMETERS,
    ...paging,
  };
  const list = (input: object = {}) => paged<AnyAnswer, number>(client, operation, input);
  const all = async (input: object = {}): Promise<number[]> => {
    const items: number[] = [];
    for await (const item of list(input)) items.push(item);
    return items;
  };
  return { list, all, asked };
}

describe('a list in pages', () => {
  it('by a cursor', async () => {
    const next: Record<string, unknown> = { '': 'b', b: 'c&', 'c&': null };
    const { all, asked } = scene({ items: ['data'], next: byCursor('cursor', 'meta', 'next') }, (query) => {
      const cursor = query.get('cursor') ?? '';
      return { data: [cursor], meta: { next: next[cursor] } };
    });
    expect(await all({ filter: 'x' })).toEqual(['', 'b', 'c&']);
    expect(asked).toEqual(['?filter=x', '?cursor=b&filter=x', '?cursor=c%26&filter=x']);
  });

  it('by numbers: until a page is empty, or smaller than was asked for', async () => {
    const paging: Paging = { items: [], next: byPage('page', { size: 'size' }) };
    const pages = [[1, 2], [3], []];
    const answers = (query: URLSearchParams) => pages[Number(query.get('page') ?? 1) - 1];
    const open = scene(paging, answers);
    expect([await open.all(), open.asked]).toEqual([
      [1, 2, 3],
      ['', '?page=2', '?page=3'],
    ]);
    const sized = scene(paging, answers);
    expect([await sized.all({ size: 2 }), sized.asked]).toEqual([
      [1, 2, 3],
      ['?size=2', '?page=2&size=2'],
    ]);
    const later = scene(paging, answers);
    expect(await later.all({ page: 2 })).toEqual([3]);
  });

  it('by offsets', async () => {
    const numbers = [0, 1, 2, 3, 4];
    const { all, asked } = scene({ items: ['items'], next: byOffset('offset') }, (query) => {
      const offset = Number(query.get('offset') ?? 0);
      return { items: numbers.slice(offset, offset + 2) };
    });
    expect([await all(), asked]).toEqual([numbers, ['', '?offset=2', '?offset=4', '?offset=5']]);
  });

  it('by links, in the body or the header', async () => {
    const links: Record<string, string> = {
      '': '/v1/orders?page=2',
      '2': 'https://a.example/v1/orders?page=3',
    };
    const inBody = scene({ items: ['data'], next: byLink('links', 'next') }, (query) => {
      const page = query.get('page') ?? '';
      return { data: [page], links: { next: links[page] } };
    });
    expect([await inBody.all({ filter: 'x' }), inBody.asked]).toEqual([
      ['', '2', '3'],
      ['?filter=x', '?page=2', '?page=3'],
    ]);
    const inHeader = scene({ items: [], next: byLinkHeader }, (query) => {
      const page = query.get('page') ?? '';
      const link = links[page] ? { link: `</last>; rel=last, <${links[page]}>; rel="next"` } : {};
      return Response.json([page], { headers: link });
    });
    expect(await inHeader.all()).toEqual(['', '2', '3']);
  });

  it('takes a flag at its word', async () => {
    const { all } = scene({ items: [], next: whileTrue(['more'], byCursor('cursor', 'last')) }, () => ({
      last: 'x',
      more: false,
    }));
    expect(await all()).toEqual([]);
  });

  it('does not go round in circles, nor to another server with our credentials', async () => {
    const circle = scene({ items: [], next: byCursor('cursor', 'next') }, () => ({ next: 'a' }));
    await expect(circle.all()).rejects.toMatchObject({ reason: 'unreadable' });
    for (const next of [
      'https://evil.example/v1/orders',
      '//evil.example/',
      'https://a.example.evil/v1/',
      '/v2/orders',
    ]) {
      const { all, asked } = scene({ items: [], next: byLink('next') }, () => ({ next }));
      await expect(all(), next).rejects.toMatchObject({ reason: 'unreadable' });
      expect(asked).toHaveLength(1);
    }
  });

  it('is one page when awaited, pages when asked, and an error when it is one', async () => {
    const paging: Paging = { items: ['data'], next: byPage('page') };
    const answers = (query: URLSearchParams) => ({ data: query.get('page') === '2' ? [] : [1], of: 9 });
    expect((await scene(paging, answers).list()).data).toEqual({ data: [1], of: 9 });
    const pages: unknown[] = [];
    for await (const page of scene(paging, answers).list().pages()) pages.push(page);
    expect(pages).toEqual([
      { data: [1], of: 9 },
      { data: [], of: 9 },
    ]);
    await expect(scene(paging, answers, 404).all()).rejects.toMatchObject({ status: 404 });
  });
});
