import { describe, expect, it } from 'vitest';
import type { AnyAnswer } from '../../src/runtime/core/answer.js';
import { newClient } from '../../src/runtime/core/client.js';
import {
  events,
  jsonEvents,
  jsonLines,
  jsonSequence,
  type StreamOperation,
  stream,
} from '../../src/runtime/core/stream.js';
import { virtualClock } from '../support/virtual-clock.js';

const TICKS: StreamOperation = { method: 'GET', path: '/ticks', success: [200], items: events };
const TYPES = new Map([
  [jsonLines, 'application/jsonl'],
  [jsonSequence, 'application/json-seq'],
]);

/** Connections, each a list of chunks; `break` ends one in the middle. */
function scene(
  connections: readonly (readonly string[])[],
  operation: StreamOperation = TICKS,
  status = 200,
) {
  const clock = virtualClock();
  const asked: (string | null)[] = [];
  let cancelled = 0;
  const fetch: typeof globalThis.fetch = async (_, init) => {
    const chunks = [...(connections[asked.length] ?? [])];
    asked.push(new Headers(init?.headers).get('last-event-id'));
    const body = new ReadableStream({
      pull(controller) {
        const chunk = chunks.shift();
        if (chunk === undefined) controller.close();
        else if (chunk === 'break') controller.error(new TypeError('terminated'));
        else controller.enqueue(new TextEncoder().encode(chunk));
      },
      cancel: () => void cancelled++,
    });
    return new Response(body, {
      status,
      headers: { 'content-type': TYPES.get(operation.items) ?? 'text/event-stream' },
    });
  };
  const client = newClient({ baseUrl: 'https://a.example', clock, fetch });
  const open = () => stream<AnyAnswer, unknown>(client, operation, {});
  const all = async (): Promise<unknown[]> => {
    const items: unknown[] = [];
    for await (const item of open()) items.push(item);
    return items;
  };
  return { open, all, asked, clock, cancelled: () => cancelled };
}

const event = (data: unknown, kind = 'message', id?: string) => ({ event: kind, data, id });

describe('server-sent events', () => {
  it.each([
    ['one after the other', ['data: 1\n\ndata: 2\n\n'], [event('1'), event('2')]],
    [
      'with every line end, cut anywhere',
      ['da', 'ta: 1\r', '\n\r\ndata:2\r\rdata: 3\n', '\n'],
      [event('1'), event('2'), event('3')],
    ],
    ['that end with CR', ['data: 1\r\r'], [event('1')]],
    ['of several lines and kinds', ['event: sum\ndata: a\ndata:  b\n\n'], [event('a\n b', 'sum')]],
    ['with comments, a mark of byte order and unknown fields', ['\ufeff: hi\nx: 1\ndata\n\n'], [event('')]],
    ['of which the last is incomplete', ['data: 1\n\ndata: 2\n'], [event('1')]],
    [
      'whose ids stay',
      ['id: 7\ndata: 1\n\ndata: 2\n\n'],
      [event('1', 'message', '7'), event('2', 'message', '7')],
    ],
    ['cut within a character', ['data: ü'.slice(0, 6), 'ü\n\n'], [event('ü')]],
  ])('%s', async (_, chunks, expected) => {
    expect(await scene([chunks]).all()).toEqual(expected);
  });

  it('of JSON are parsed, and end where they say', async () => {
    const operation: StreamOperation = { ...TICKS, items: jsonEvents };
    const { all } = scene([['data: {"n":1}\n\ndata: [DONE]\n\ndata: 3\n\n']], operation);
    expect(await all()).toEqual([event({ n: 1 })]);
    await expect(scene([['data: {\n\n']], operation).all()).rejects.toMatchObject({ reason: 'unreadable' });
  });

  it('go on after the last id when the connection breaks, when the server says', async () => {
    const { all, asked, clock } = scene([
      ['retry: 5000\nid: a\ndata: 1\n\n', 'break'],
      ['id: b\ndata: 2\n\ndata: half', 'break'],
      ['id: c\ndata: 3\n\n'],
    ]);
    expect(await all()).toMatchObject([{ data: '1' }, { data: '2' }, { data: '3' }]);
    expect([asked, clock.waited]).toEqual([
      [null, 'a', 'b'],
      [5000, 5000],
    ]);
  });

  it('without an id break off, and so do those that never come again', async () => {
    await expect(scene([['data: 1\n\n', 'break']]).all()).rejects.toMatchObject({ reason: 'network' });
    const { all, asked } = scene([
      ['id: a\ndata: 1\n\n', 'break'],
      ['break'],
      ['break'],
      ['break'],
      ['break'],
      ['break'],
    ]);
    await expect(all()).rejects.toMatchObject({ reason: 'network' });
    expect(asked).toHaveLength(5);
  });

  it('let go of the connection when nobody listens any more', async () => {
    const { open, cancelled } = scene([['data: 1\n\n', 'data: 2\n\n', 'data: 3\n\n']]);
    for await (const item of open()) {
      expect(item).toEqual(event('1'));
      break;
    }
    expect(cancelled()).toBe(1);
  });

  it('are an error when the answer is one, and an answer when awaited', async () => {
    await expect(scene([['data: 1\n\n']], TICKS, 404).all()).rejects.toMatchObject({ status: 404 });
    expect((await scene([['data: 1\n\n']]).open()).data).toBeInstanceOf(ReadableStream);
  });
});

describe('other streams', () => {
  it('of lines', async () => {
    const { all } = scene([['{"n":1}\n{"n"', ':2}\r\n\n3']], { ...TICKS, items: jsonLines });
    expect(await all()).toEqual([{ n: 1 }, { n: 2 }, 3]);
  });

  it('of a sequence', async () => {
    const { all } = scene([['\u001e{"n":\n1}\n\u001e2\n']], { ...TICKS, items: jsonSequence });
    expect(await all()).toEqual([{ n: 1 }, 2]);
  });

  it('have no end to their patience, and one to their memory', async () => {
    const chunk = 'x'.repeat(2 ** 24);
    const { all } = scene([Array.from({ length: 6 }, () => chunk)], { ...TICKS, items: jsonLines });
    await expect(all()).rejects.toMatchObject({ reason: 'unreadable' });
  });
});
