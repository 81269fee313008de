import { describe, expect, it } from 'vitest';
import { type SignedMessage, signatureHeaders, verifySignature } from '../../src/runtime/core/signature.js';

// Published with Standard Webhooks.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const TIMESTAMP = 1_614_265_330;
const BODY = '{"test": 2432232314}';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

const headers = { 'webhook-id': ID, 'webhook-timestamp': String(TIMESTAMP), 'webhook-signature': SIGNATURE };
const options = { secrets: [SECRET], now: () => TIMESTAMP * 1_000 };
const verify = (message: Partial<SignedMessage>, changes: object = {}) =>
  verifySignature({ headers, body: BODY, ...message }, { ...options, ...changes });

describe('the published vector', () => {
  it('is what we sign', async () => {
    expect(await signatureHeaders({ id: ID, timestamp: TIMESTAMP, body: BODY }, [SECRET])).toEqual(headers);
  });
  it('is what we accept', async () => {
    expect(await verify({})).toEqual({ ok: true, id: ID, timestamp: TIMESTAMP });
    expect(
      await verify({ headers: new Headers(headers), body: new TextEncoder().encode(BODY) }),
    ).toMatchObject({ ok: true });
    expect(
      await verify({
        headers: {
          'Webhook-Id': [ID],
          'WEBHOOK-TIMESTAMP': String(TIMESTAMP),
          'webhook-signature': SIGNATURE,
        },
      }),
    ).toMatchObject({ ok: true });
  });
});

describe('rotation', () => {
  it('tries every signature with every secret', async () => {
    const other = new Uint8Array([1, 2, 3]);
    const both = await signatureHeaders({ id: ID, timestamp: TIMESTAMP, body: BODY }, [other, SECRET]);
    expect(both['webhook-signature']?.split(' ')).toHaveLength(2);
    expect(await verify({ headers: both })).toMatchObject({ ok: true });
    expect(
      await verify(
        {
          headers: {
            ...headers,
            'webhook-signature': `v1a,AAAA v1,bad v2,${SIGNATURE.slice(3)} ${SIGNATURE}`,
          },
        },
        { secrets: [other, SECRET] },
      ),
    ).toMatchObject({ ok: true });
  });
});

describe('refused', () => {
  it.each([
    ['another body', { body: '{"test": 2432232315}' }, 'signature-wrong'],
    ['another id', { headers: { ...headers, 'webhook-id': 'msg_other' } }, 'signature-wrong'],
    [
      'a signature of another version',
      { headers: { ...headers, 'webhook-signature': SIGNATURE.replace('v1', 'v2') } },
      'signature-wrong',
    ],
    ['a shorter signature', { headers: { ...headers, 'webhook-signature': 'v1,g0hM' } }, 'signature-wrong'],
    ['no signature', { headers: { ...headers, 'webhook-signature': '' } }, 'header-missing'],
    ['two ids', { headers: { ...headers, 'webhook-id': [ID, ID] } }, 'header-missing'],
    [
      'a timestamp with a fraction',
      { headers: { ...headers, 'webhook-timestamp': `${TIMESTAMP}.5` } },
      'timestamp-malformed',
    ],
    [
      'a timestamp in hexadecimal',
      { headers: { ...headers, 'webhook-timestamp': '0x60378f32' } },
      'timestamp-malformed',
    ],
    [
      'a timestamp with a sign',
      { headers: { ...headers, 'webhook-timestamp': `+${TIMESTAMP}` } },
      'timestamp-malformed',
    ],
  ])('%s', async (_, message, reason) => {
    expect(await verify(message)).toEqual({ ok: false, reason });
  });

  it('what is outside the tolerance, either way', async () => {
    const at = (seconds: number) => verify({}, { now: () => (TIMESTAMP + seconds) * 1_000 });
    expect(await Promise.all([-301, -300, 300, 301].map(at))).toMatchObject([
      { reason: 'too-new' },
      { ok: true },
      { ok: true },
      { reason: 'too-old' },
    ]);
  });

  it('every single changed byte', async () => {
    const bytes = new TextEncoder().encode(BODY);
    for (const index of bytes.keys()) {
      const body = bytes.slice();
      body[index] = (body[index] ?? 0) ^ 1;
      expect((await verify({ body })).ok).toBe(false);
    }
  });
});

it.each([[[]], [['']], [['whsec_']], [['not base64!']], [[new Uint8Array()]]])(
  'secrets %j are a mistake of the caller',
  async (secrets) => {
    await expect(verify({}, { secrets })).rejects.toThrow(TypeError);
  },
);
