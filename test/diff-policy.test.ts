import { describe, expect, test } from 'vitest';
import { gateOf, isStopped } from '../src/config/index.js';
import { acceptChanges, type DiffOptions, diff, MODES } from '../src/diff/index.js';
import { DIMENSIONS } from '../src/kernel/change.js';
import type { Json, JsonObject } from '../src/kernel/json.js';
import { contractFromText } from '../src/model/index.js';

const TODAY = '2026-11-21';

function orders(paths: JsonObject, rest: JsonObject = {}) {
  const document = { openapi: '3.1.0', info: { title: 'Orders', version: '1.0.0' }, paths, ...rest };
  return contractFromText(JSON.stringify(document), 'orders.json');
}

const done = { responses: { 204: { description: 'Done' } } };

async function changesOf(before: JsonObject, after: JsonObject, options: DiffOptions = {}) {
  const { changes } = await diff(await orders(before), await orders(after), { today: TODAY, ...options });
  return changes.map(({ id, level, message }) => ({ id, level, message }));
}

describe('a removal is legal when it was announced in time', () => {
  const removed = (words: JsonObject, options?: DiffOptions) =>
    changesOf(
      { '/v1/orders': { get: { ...done, ...words }, post: done } },
      { '/v1/orders': { post: done } },
      options,
    );
  const announced = { deprecated: true, 'x-deprecated-at': '2026-01-31', 'x-sunset': '2026-07-31' };

  test.each<[title: string, words: JsonObject, level: string, says: string]>([
    ['never announced', {}, 'breaking', 'without having been deprecated'],
    ['no date', { deprecated: true }, 'breaking', 'named no sunset date'],
    ['a date that is none', { deprecated: true, 'x-sunset': 'soon' }, 'breaking', 'no date'],
    ['a date to come', { deprecated: true, 'x-sunset': '2026-11-22' }, 'breaking', 'before its sunset'],
    ['the very day', { deprecated: true, 'x-sunset': TODAY }, 'safe', 'after its sunset'],
    ['six months, to the day', announced, 'safe', 'after its sunset on 2026-07-31'],
    [
      'a day less',
      { ...announced, 'x-sunset': '2026-07-30' },
      'breaking',
      'shorter notice than the 6 months',
    ],
  ])('%s', async (_title, words, level, says) => {
    expect(await removed(words)).toMatchObject([
      { id: 'operation-removed', level, message: expect.stringContaining(says) },
    ]);
  });

  test('as many months as the team has agreed', async () => {
    expect(await removed(announced, { noticeMonths: 7 })).toMatchObject([{ level: 'breaking' }]);
    expect(await removed({ ...announced, 'x-sunset': '2026-02-28' }, { noticeMonths: 1 })).toMatchObject([
      { level: 'safe' },
    ]);
  });

  test('a whole major version gets the longer support', async () => {
    const all = (options?: DiffOptions) =>
      changesOf(
        { '/v1/orders': { get: { ...done, ...announced } }, '/v2/orders': { get: done } },
        { '/v2/orders': { get: done } },
        options,
      );
    expect(await all()).toMatchObject([
      { level: 'breaking', message: expect.stringContaining('to be supported until 2027-01-31') },
    ]);
    expect(await all({ supportMonths: 6 })).toMatchObject([{ level: 'safe' }]);
  });

  test('a deprecation that leaves less time is told at once', async () => {
    const deprecated = (sunset: string) =>
      changesOf(
        { '/orders': { get: done } },
        { '/orders': { get: { ...done, deprecated: true, 'x-sunset': sunset } } },
      );
    expect(await deprecated('2027-05-20')).toMatchObject([{ id: 'operation-deprecated', level: 'risky' }]);
    expect(await deprecated('2027-05-21')).toMatchObject([{ id: 'operation-deprecated', level: 'safe' }]);
  });
});

describe('stability softens', () => {
  const body = (type: string, level: string | undefined) => ({
    '/orders': {
      get: {
        ...(level && { 'x-stability-level': level }),
        responses: { 200: { description: 'Orders', content: { 'application/json': { schema: { type } } } } },
      },
    },
  });
  test.each([
    [undefined, 'breaking'],
    ['stable', 'breaking'],
    ['beta', 'risky'],
    ['alpha', 'safe'],
    ['draft', 'safe'],
  ])('%s: what breaks is %s', async (level, expected) => {
    const changes = await changesOf(body('string', level), body('boolean', level));
    expect(changes).toMatchObject([{ id: 'schema-type-changed', level: expected }]);
  });

  test('what a stable operation shares with a draft is as grave as it is there', async () => {
    const schema = { $ref: '#/components/schemas/Order' };
    const get = { responses: { 200: { description: 'Order', content: { 'application/json': { schema } } } } };
    const paths = { '/orders': { get }, '/drafts': { get: { ...get, 'x-stability-level': 'draft' } } };
    const of = (type: string) => orders(paths, { components: { schemas: { Order: { type } } } });
    const { changes } = await diff(await of('string'), await of('boolean'));
    expect(changes).toMatchObject([{ level: 'breaking' }]);
    expect(changes[0]?.reaches.map(({ subject, level }) => [subject, level])).toEqual([
      ['GET /orders', undefined],
      ['GET /drafts', 'safe'],
    ]);
  });
});

describe('events by mode', () => {
  const events = (action: 'send' | 'receive', payload: Json) =>
    contractFromText(
      JSON.stringify({
        asyncapi: '3.0.0',
        info: { title: 'Shipping', version: '1.0.0' },
        channels: { shipped: { address: 'shipped', messages: { Shipped: { payload } } } },
        operations: { ship: { action, channel: { $ref: '#/channels/shipped' } } },
      }),
      'events.json',
    );
  const loose = { type: 'object', properties: { id: { type: 'string' } } };
  const strict = { ...loose, required: ['id'] };
  /** Old messages may lack what new readers need; new messages always have what old readers may miss. */
  const expected = { backward: 'breaking', forward: 'safe', full: 'breaking' } as const;

  test.each(MODES)('%s, whoever writes', async (mode) => {
    for (const action of ['send', 'receive'] as const) {
      const there = await diff(await events(action, loose), await events(action, strict), { mode });
      expect(there.changes.map(({ level }) => level)).toEqual([expected[mode]]);
      const back = await diff(await events(action, strict), await events(action, loose), { mode });
      expect(back.changes.map(({ level }) => level)).toEqual([mode === 'backward' ? 'safe' : 'breaking']);
    }
  });

  test('without one, as the direction asks', async () => {
    const levels = async (action: 'send' | 'receive') =>
      (await diff(await events(action, loose), await events(action, strict))).changes.map(
        ({ level }) => level,
      );
    expect(await levels('send')).toEqual(['safe']);
    expect(await levels('receive')).toEqual(['breaking']);
  });
});

describe('the gate', () => {
  test('reads levels and dimensions', () => {
    expect(gateOf('breaking')).toEqual({
      limit: 'breaking',
      dimensions: ['wire-request', 'wire-response', 'behaviour'],
    });
    expect(gateOf('risky:source,wire')?.dimensions).toEqual(['wire-request', 'wire-response', 'source']);
    expect(gateOf('breaking:all')?.dimensions).toEqual(DIMENSIONS);
    for (const text of ['', 'safe', 'breaking:', 'breaking:taste', 'never:wire', 'breaking,risky'])
      expect(gateOf(text), text).toBeUndefined();
  });

  test('stops at its limit, and above', () => {
    const stopped = (gate: string) =>
      (['breaking', 'risky', 'safe'] as const).filter((level) => isStopped(level, gateOf(gate) as never));
    expect(stopped('breaking')).toEqual(['breaking']);
    expect(stopped('risky')).toEqual(['breaking', 'risky']);
    expect(stopped('never')).toEqual([]);
  });
});

test('an acceptance holds for its change, in its contract, until its last day', async () => {
  const { changes } = await diff(await orders({ '/orders': { get: done } }), await orders({}));
  const [change] = changes;
  const entry = { fingerprint: change?.fingerprint ?? '', reason: 'Agreed', owner: 'team', expires: TODAY };
  const at = (today: string, contract = 'orders.json', own = entry) =>
    acceptChanges(changes, [own], { contract, today });
  expect(at(TODAY)).toMatchObject({ changes: [{ accepted: entry }], expired: [], unused: [] });
  const late = at('2026-11-22');
  expect(late.changes[0]?.accepted).toBeUndefined();
  expect(late).toMatchObject({ expired: [entry], unused: [] });
  const elsewhere = { ...entry, contract: 'others.json' };
  expect(at(TODAY, 'orders.json', elsewhere)).toMatchObject({ changes: [change], unused: [] });
  expect(at(TODAY, 'others.json', elsewhere).changes[0]?.accepted).toBeDefined();
  const other = { ...entry, fingerprint: '0123456789abcdef' };
  expect(at(TODAY, 'orders.json', other)).toMatchObject({ unused: [other], expired: [] });
  const renewed = acceptChanges(changes, [{ ...entry, expires: '2026-01-01' }, entry], {
    contract: 'orders.json',
    today: TODAY,
  });
  expect(renewed).toMatchObject({ expired: [], unused: [{ expires: '2026-01-01' }] });
});
