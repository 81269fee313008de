/** A request to the parcels server, and what any of its hosts must answer. */
export interface ServerCase {
  readonly name: string;
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly status: number;
  /** Of the answer: exact, or a pattern; null: not there. */
  readonly fields?: Readonly<Record<string, string | RegExp | null>>;
  /** JSON that the body must hold, a text that it must be, or a pattern of it. */
  readonly answer?: object | string | RegExp;
  /** How many times it is sent; the last answer counts. */
  readonly times?: number;
  /** Is the answer a host's own affair? Then they need not be the same. */
  readonly differs?: true;
}

const GOOD = { authorization: 'Bearer good' };
const ADMIN = { authorization: 'Bearer admin' };
const JSON_BODY = { ...GOOD, 'content-type': 'application/json' };
const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
const fault = (parts: object): object => ({ errors: [parts] });
const parcel = (parts: object): Pick<ServerCase, 'method' | 'path' | 'headers' | 'body'> => ({
  method: 'POST',
  path: '/parcels',
  headers: JSON_BODY,
  body: JSON.stringify(parts),
});
const invalid = (pointer: string): object =>
  fault({ code: 'VALIDATION_ERROR', status: '422', source: { pointer } });
const deep = (levels: number): string => `${'{"name":"a","branches":['.repeat(levels)}${']}'.repeat(levels)}`;
const multipart = (parts: readonly string[]): Pick<ServerCase, 'headers' | 'body'> => ({
  headers: { 'content-type': 'multipart/form-data; boundary=X' },
  body: `${parts.map((part) => `--X\r\n${part}\r\n`).join('')}--X--\r\n`,
});
const photo = (text: string): string =>
  `content-disposition: form-data; name="photos"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n${text}`;
const pages = (text: string): string => `content-disposition: form-data; name="pages"\r\n\r\n${text}`;

const ROUTING: readonly ServerCase[] = [
  { name: 'literal before template', path: '/parcels/mine', status: 200, answer: { user: 'nobody' } },
  {
    name: 'template, encoded slash',
    path: '/parcels/a%2Fb',
    headers: GOOD,
    status: 200,
    answer: { id: 'a/b' },
  },
  {
    name: 'template, hostile text',
    path: '/parcels/%7B%7D%3Cx%3E%20%E2%9C%93',
    headers: GOOD,
    status: 200,
    answer: { id: '{}<x> ✓' },
  },
  {
    name: 'template, a long value',
    path: `/parcels/${'x'.repeat(180)}`,
    headers: GOOD,
    status: 200,
    answer: { id: 'x'.repeat(180) },
  },
  {
    name: 'values beside text',
    path: '/parcels/a-b-c/route.txt',
    status: 200,
    answer: { from: 'a-b', to: 'c', format: 'txt' },
  },
  { name: 'values beside text that do not fit', differs: true, path: '/parcels/a-b/route.', status: 404 },
  {
    name: 'custom action',
    method: 'POST',
    path: '/parcels/a%3Ab:cancel',
    headers: GOOD,
    status: 202,
    answer: { parcelId: 'a:b' },
  },
  {
    name: 'custom action, encoded',
    method: 'POST',
    path: '/parcels/a%3Acancel',
    headers: GOOD,
    status: 202,
    answer: { parcelId: 'a' },
  },
  { name: 'dot segments are resolved', path: '/parcels/x/../mine', status: 200, answer: { user: 'nobody' } },
  {
    name: 'HEAD by GET',
    method: 'HEAD',
    path: '/parcels/a',
    headers: GOOD,
    status: 200,
    fields: { 'content-type': 'application/json', 'content-length': '21' },
    answer: '',
  },
  {
    name: 'method not allowed',
    method: 'PATCH',
    path: '/parcels',
    headers: GOOD,
    status: 405,
    fields: { allow: 'GET, HEAD, OPTIONS, POST' },
    answer: fault({ code: 'METHOD_NOT_ALLOWED', status: '405' }),
  },
  { name: 'method not allowed, before authentication', method: 'DELETE', path: '/parcels', status: 405 },
  { name: 'options', method: 'OPTIONS', path: '/forms', status: 204, fields: { allow: 'OPTIONS, POST' } },
  { name: "the host's own route", differs: true, path: '/own', status: 200, answer: { own: true } },
  {
    name: "the host's own route under a contract's path",
    differs: true,
    path: '/parcels/own/route',
    status: 200,
    answer: { own: true },
  },
  {
    name: 'nobody’s path',
    differs: true,
    path: '/nowhere',
    status: 404,
    fields: { 'x-correlation-id': null },
  },
  { name: 'a trailing slash is another path', differs: true, path: '/parcels/', headers: GOOD, status: 404 },
  {
    name: 'a path that is not UTF-8, which a host may refuse itself',
    differs: true,
    path: '/parcels/%E0%A4%A',
    headers: GOOD,
    status: 400,
  },
];

const AUTHENTICATION: readonly ServerCase[] = [
  {
    name: 'no credential',
    path: '/parcels',
    status: 401,
    fields: { 'www-authenticate': 'Bearer' },
    answer: fault({ code: 'UNAUTHENTICATED' }),
  },
  { name: 'wrong credential', path: '/parcels', headers: { authorization: 'Bearer bad' }, status: 401 },
  { name: 'another scheme', path: '/parcels', headers: { authorization: basic('a:b') }, status: 401 },
  { name: 'optional, given', path: '/parcels/mine', headers: GOOD, status: 200, answer: { user: 'ada' } },
  { name: 'key in the query', path: '/parcels/mine?key=key', status: 200, answer: { user: 'query' } },
  {
    name: 'key in a cookie',
    path: '/parcels/mine',
    headers: { cookie: 'x=1; key=k%20y' },
    status: 200,
    answer: { user: 'cookie' },
  },
  {
    name: 'a verifier that refuses',
    path: '/parcels/mine',
    headers: { cookie: 'key=locked' },
    status: 403,
    answer: fault({ code: 'LOCKED', detail: 'Locked' }),
  },
  { name: 'scope held', method: 'DELETE', path: '/parcels/a', headers: ADMIN, status: 204, answer: '' },
  {
    name: 'scope not held',
    method: 'DELETE',
    path: '/parcels/a',
    headers: GOOD,
    status: 403,
    fields: { 'www-authenticate': 'Bearer error="insufficient_scope", scope="parcels:admin"' },
    answer: fault({ code: 'FORBIDDEN' }),
  },
  {
    name: 'two schemes together',
    method: 'DELETE',
    path: '/parcels/a',
    headers: { authorization: basic('ada:pässword'), 'x-api-key': 'key' },
    status: 204,
  },
  {
    name: 'one of two schemes',
    method: 'DELETE',
    path: '/parcels/a',
    headers: { authorization: basic('ada:pässword') },
    status: 401,
    fields: { 'www-authenticate': 'Bearer, Basic realm="api", charset="UTF-8"' },
  },
];

const NEGOTIATION: readonly ServerCase[] = [
  {
    name: 'the first type by default',
    path: '/parcels/a',
    headers: GOOD,
    status: 200,
    fields: { 'content-type': 'application/json' },
  },
  {
    name: 'the type that is asked for',
    path: '/parcels/a',
    headers: { ...GOOD, accept: 'text/csv, */*;q=0.1' },
    status: 200,
    fields: { 'content-type': /^text\/csv/ },
    answer: 'a,1',
  },
  {
    name: 'no such type',
    path: '/parcels/a',
    headers: { ...GOOD, accept: 'image/png' },
    status: 406,
    answer: fault({ code: 'NOT_ACCEPTABLE', detail: 'There is application/json or text/csv.' }),
  },
  {
    name: 'a type that is ruled out',
    path: '/parcels/a',
    headers: { ...GOOD, accept: 'application/json;q=0, text/*' },
    status: 200,
    answer: 'a,1',
  },
  {
    name: 'body of another type',
    method: 'POST',
    path: '/parcels',
    headers: { ...GOOD, 'content-type': 'text/csv' },
    body: 'a,1',
    status: 415,
    answer: fault({ code: 'UNSUPPORTED_MEDIA_TYPE', detail: 'Send application/json, not text/csv.' }),
  },
  { name: 'body of no type', method: 'POST', path: '/parcels', headers: GOOD, body: '{}', status: 415 },
  {
    name: 'encoded body',
    method: 'POST',
    path: '/parcels',
    headers: { ...JSON_BODY, 'content-encoding': 'gzip' },
    body: '{}',
    status: 415,
  },
  {
    name: 'type in capitals, with a parameter',
    method: 'POST',
    path: '/parcels',
    headers: { ...GOOD, 'content-type': 'Application/JSON; charset=utf-8' },
    body: '{"id":"caps","weight":1}',
    status: 201,
  },
];

const PARAMETERS: readonly ServerCase[] = [
  { name: 'defaults are there', path: '/parcels', headers: GOOD, status: 200, answer: { size: 20 } },
  {
    name: 'numbers, lists, objects, headers, cookies',
    path: '/parcels?size=7&tags=x,y%2Cz&filter[fragile]=true&filter[weight][min]=1.5&status=new',
    headers: { ...GOOD, 'x-depot': 'ABC', cookie: 'session=s' },
    status: 200,
    answer: {
      size: 7,
      tags: ['x', 'y,z'],
      filter: { fragile: true, weight: { min: 1.5 } },
      status: 'new',
      xDepot: 'ABC',
      session: 's',
    },
  },
  {
    name: 'out of bounds',
    path: '/parcels?size=1000',
    headers: GOOD,
    status: 400,
    answer: fault({ detail: 'The query parameter size must be at most 100.', source: { parameter: 'size' } }),
  },
  {
    name: 'no number',
    path: '/parcels?size=many',
    headers: GOOD,
    status: 400,
    answer: fault({ detail: 'The query parameter size must be an integer.' }),
  },
  {
    name: 'all that is wrong',
    path: '/parcels?size=0&status=lost&tags=a,b,c,d',
    headers: { ...GOOD, 'x-depot': 'abc' },
    status: 400,
    answer: /(?=.*must be at least 1)(?=.*one of)(?=.*at most 3 items)(?=.*"header":"X-Depot")/,
  },
  {
    name: 'inside an object',
    path: '/parcels?filter[weight][min]=-1',
    headers: GOOD,
    status: 400,
    answer: fault({ detail: 'The query parameter filter at /weight/min must be at least 0.' }),
  },
  { name: 'an object without end', path: `/parcels?filter${'[a]'.repeat(50)}=1`, headers: GOOD, status: 400 },
  { name: 'a query that is not UTF-8', path: '/parcels?status=%E0%A4%A', headers: GOOD, status: 400 },
  {
    name: 'an enum in the path',
    path: '/parcels/a-b/route.xml',
    status: 400,
    answer: fault({ source: { parameter: 'format' } }),
  },
];

const BODIES: readonly ServerCase[] = [
  {
    name: 'created, with defaults, without what the owner sets',
    ...parcel({ id: 'p1', weight: 2, takenAt: 'mine', pin: '1234' }),
    status: 201,
    fields: { location: /^\/parcels\/\d+$/ },
    answer: { id: 'p1', weight: 2, status: 'new', takenAt: '2025-01-01T00:00:00Z' },
  },
  {
    name: 'the conflict of another handler’s answer',
    ...parcel({ id: 'p2', weight: 2 }),
    status: 409,
    times: 2,
    answer: '',
  },
  {
    name: 'no body',
    method: 'POST',
    path: '/parcels',
    headers: JSON_BODY,
    status: 400,
    answer: fault({ detail: 'The request has no body.' }),
  },
  { name: 'no JSON', method: 'POST', path: '/parcels', headers: JSON_BODY, body: '{', status: 400 },
  {
    name: 'no UTF-8',
    method: 'POST',
    path: '/parcels',
    headers: JSON_BODY,
    body: new Uint8Array([0x22, 0xff, 0x22]),
    status: 400,
  },
  {
    name: 'a key that changes prototypes',
    method: 'POST',
    path: '/parcels',
    headers: JSON_BODY,
    body: '{"id":"p","weight":1,"\\u005f_proto__":{}}',
    status: 400,
  },
  { name: 'a missing property', ...parcel({ id: 'p' }), status: 422, answer: invalid('/weight') },
  {
    name: 'a surplus property',
    ...parcel({ id: 'p', weight: 1, 'a/b': 1 }),
    status: 422,
    answer: invalid('/a~1b'),
  },
  {
    name: 'a wrong format',
    ...parcel({ id: 'p', weight: 1, eta: '2025-02-30' }),
    status: 422,
    answer: invalid('/eta'),
  },
  {
    name: 'a wrong item',
    ...parcel({ id: 'p', weight: 1, size: [1, 'x', 3] }),
    status: 422,
    answer: /(?=.*"\/size\/1")(?=.*"\/size\/2")/,
  },
  {
    name: 'the branch of a discriminator',
    ...parcel({ id: 'p', weight: 1, address: { kind: 'locker', box: '7' } }),
    status: 422,
    answer: invalid('/address/box'),
  },
  {
    name: 'no branch',
    ...parcel({ id: 'p', weight: 1, address: { kind: 'moon' } }),
    status: 422,
    answer: invalid('/address'),
  },
  {
    name: 'too large, announced',
    ...parcel({ id: 'p', weight: 1, pin: 'x'.repeat(3_000) }),
    status: 413,
    answer: fault({ code: 'PAYLOAD_TOO_LARGE' }),
  },
  {
    name: 'too large, in chunks',
    ...parcel({ id: 'p', weight: 1, pin: 'x'.repeat(3_000) }),
    headers: { ...JSON_BODY, 'transfer-encoding': 'chunked' },
    status: 413,
  },
  {
    name: 'too large for whom nobody knows',
    ...parcel({ pin: 'x'.repeat(3_000) }),
    headers: { 'content-type': 'application/json' },
    status: 401,
  },
  {
    name: 'too deep',
    method: 'POST',
    path: '/trees',
    headers: JSON_BODY,
    body: deep(20),
    status: 400,
    answer: fault({ detail: 'The body is nested deeper than 10 levels.' }),
  },
  { name: 'deep enough', method: 'POST', path: '/trees', headers: JSON_BODY, body: deep(5), status: 204 },
  {
    name: 'a limit of its own',
    method: 'PUT',
    path: '/parcels/a/label',
    headers: { 'content-type': 'image/png' },
    body: 'x'.repeat(11),
    status: 413,
  },
  {
    name: 'bytes',
    method: 'PUT',
    path: '/parcels/a/label',
    headers: { 'content-type': 'image/png' },
    body: new Uint8Array([0, 255, 1]),
    status: 200,
    answer: { bytes: 3 },
  },
  {
    name: 'bytes back',
    path: '/parcels/a/label',
    status: 200,
    fields: { 'content-type': 'image/png' },
    answer: /PNG/,
  },
  {
    name: 'text',
    method: 'PUT',
    path: '/notes/%2E%2E%2Fx',
    headers: { 'content-type': 'text/plain' },
    body: 'größe ✓',
    status: 200,
    fields: { 'content-type': 'text/plain; charset=utf-8' },
    answer: 'größe ✓',
  },
  {
    name: 'a text that is too long',
    method: 'PUT',
    path: '/notes/a',
    headers: { 'content-type': 'text/plain' },
    body: 'x'.repeat(21),
    status: 400,
    answer: fault({ detail: 'The body must have at most 20 characters.' }),
  },
  {
    name: 'a form',
    method: 'POST',
    path: '/forms',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'topics=a%26b&topics=c+d&limit=3',
    status: 200,
    answer: { topics: ['a&b', 'c d'], limit: 3 },
  },
  {
    name: 'a form that does not fit',
    method: 'POST',
    path: '/forms',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'topics=a&limit=11',
    status: 400,
    answer: fault({ source: { pointer: '/limit' } }),
  },
  {
    name: 'parts',
    method: 'POST',
    path: '/parcels/a/photos',
    ...multipart([photo('12'), photo('345'), pages('7')]),
    status: 200,
    answer: { sizes: [2, 3], pages: 7 },
  },
  {
    name: 'parts that do not fit',
    method: 'POST',
    path: '/parcels/a/photos',
    ...multipart([pages('0')]),
    status: 400,
    answer: /(?=.*\/photos)(?=.*\/pages)/,
  },
  {
    name: 'parts that are none',
    method: 'POST',
    path: '/parcels/a/photos',
    ...multipart([]),
    body: 'x',
    status: 400,
  },
];

const TROUBLE: readonly ServerCase[] = [
  {
    name: 'a handler that throws',
    path: '/trouble/throw',
    status: 500,
    answer: fault({ code: 'INTERNAL_ERROR', detail: 'The request could not be served.' }),
  },
  {
    name: 'a handler that refuses',
    path: '/trouble/refuse',
    status: 418,
    fields: { 'x-tea': 'green' },
    answer: fault({ code: 'TEAPOT', title: 'I am a teapot', status: '418' }),
  },
  {
    name: 'a handler that takes too long',
    path: '/trouble/slow',
    status: 503,
    answer: fault({ code: 'TIMEOUT', detail: 'The request was not served in 500 ms.' }),
  },
  {
    name: 'a body that is not the contract’s',
    path: '/trouble/wrong',
    status: 500,
    answer: fault({ code: 'INTERNAL_ERROR' }),
  },
  { name: 'a status that is not the contract’s', path: '/trouble/undeclared', status: 500 },
  { name: 'no trouble', path: '/trouble/none', status: 200, answer: { ok: true } },
  {
    name: 'a correlation id is echoed',
    path: '/trouble/throw',
    headers: { 'x-correlation-id': 'call-1' },
    status: 500,
    fields: { 'x-correlation-id': 'call-1' },
  },
  {
    name: 'a correlation id that could break a log is not',
    path: '/trouble/none',
    headers: { 'x-correlation-id': 'a b' },
    status: 200,
    fields: { 'x-correlation-id': /^[\da-f-]{36}$/ },
  },
];

const EXTRAS: readonly ServerCase[] = [
  {
    name: 'events',
    path: '/ticks',
    status: 200,
    fields: { 'content-type': /^text\/event-stream/ },
    answer: [1, 2, 3].map((tick) => `id: ${tick} data: injected\ndata: {"tick":${tick}}\n\n`).join(''),
  },
  {
    name: 'events of several lines',
    path: '/texts',
    status: 200,
    answer: 'event: text\nretry: 500\ndata: two\ndata: lines\n\n',
  },
  {
    name: 'lines of JSON',
    path: '/lines',
    status: 200,
    fields: { 'content-type': 'application/jsonl' },
    answer: '{"name":"a"}\n{"name":"b\\n"}\n',
  },
  { name: 'HEAD of a stream', method: 'HEAD', path: '/lines', status: 200, answer: '' },
  {
    name: 'a stream of bytes',
    path: '/parcels/stream/label',
    status: 200,
    fields: { 'content-type': 'image/png' },
    answer: /PNG/,
  },
  {
    name: 'a blob',
    path: '/parcels/blob/label',
    status: 200,
    fields: { 'content-type': 'image/png' },
    answer: /PNG/,
  },
  {
    name: 'two cookies',
    path: '/cookies',
    status: 204,
    fields: { 'set-cookie': 'a=1; Path=/, b=2; HttpOnly' },
  },
  {
    name: 'alive',
    path: '/health/live',
    status: 200,
    fields: { 'cache-control': 'no-store' },
    answer: '{"status":"UP"}',
  },
  {
    name: 'not ready',
    path: '/health/ready',
    status: 503,
    answer: '{"status":"DOWN","checks":{"good":"UP","bad":"DOWN"}}',
  },
  {
    name: 'metrics',
    differs: true,
    path: '/metrics',
    status: 200,
    fields: { 'content-type': 'text/plain; version=0.0.4' },
    answer: /http_requests_total\{"method":"GET","route":"\/trouble\/\{kind\}","status":"503"\}/,
  },
  {
    name: 'deprecated',
    path: '/old',
    status: 204,
    fields: {
      deprecation: '@1735689600',
      sunset: 'Sat, 31 Jan 2026 00:00:00 GMT',
      link: '<https://docs.example/old>; rel="deprecation", </parcels/mine>; rel="successor-version"',
    },
  },
  {
    name: 'within the rate limit',
    path: '/limited',
    status: 204,
    fields: { 'ratelimit-policy': '"readLimited";q=2;w=60', ratelimit: /^"readLimited";r=1;t=60$/ },
  },
  {
    name: 'beyond the rate limit',
    path: '/limited',
    times: 3,
    status: 429,
    fields: { ratelimit: /r=0;t=60/, 'retry-after': '60' },
    answer: fault({ code: 'TOO_MANY_REQUESTS' }),
  },
  {
    name: 'the same key again',
    ...parcel({ id: 'i1', weight: 2 }),
    headers: { ...JSON_BODY, 'idempotency-key': 'k1' },
    times: 2,
    status: 201,
    fields: { 'idempotency-replayed': 'true', location: /^\/parcels\/\d+$/ },
    answer: { id: 'i1' },
  },
  {
    name: 'the same key for something else',
    ...parcel({ id: 'i2', weight: 3 }),
    headers: { ...JSON_BODY, 'idempotency-key': 'k1' },
    status: 422,
    answer: fault({ code: 'IDEMPOTENCY_KEY_REUSED' }),
  },
  {
    name: 'a key that is too long',
    ...parcel({ id: 'i3', weight: 3 }),
    headers: { ...JSON_BODY, 'idempotency-key': 'k'.repeat(300) },
    status: 400,
  },
  {
    name: 'a tag of the bytes',
    path: '/parcels/a',
    headers: GOOD,
    status: 200,
    fields: { etag: /^"[\w-]{24}"$/ },
  },
  {
    name: 'not modified',
    path: '/parcels/a',
    headers: { ...GOOD, 'if-none-match': '*' },
    status: 304,
    fields: { etag: /^"[\w-]{24}"$/, 'content-type': null },
    answer: '',
  },
  {
    name: 'the state that was read',
    method: 'PUT',
    path: '/parcels/a',
    headers: { ...JSON_BODY, 'if-match': '"v0", "v1"' },
    body: '{"id":"a","weight":1}',
    status: 204,
    fields: { etag: '"v2"' },
  },
  {
    name: 'another state',
    method: 'PUT',
    path: '/parcels/a',
    headers: { ...JSON_BODY, 'if-match': '"v0", W/"v1"' },
    body: '{"id":"a","weight":1}',
    status: 412,
    fields: { etag: '"v1"' },
    answer: fault({ code: 'PRECONDITION_FAILED' }),
  },
  {
    name: 'a preflight',
    method: 'OPTIONS',
    path: '/parcels/a',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authorization, content-type',
    },
    status: 204,
    fields: {
      'access-control-allow-origin': 'https://shop.example',
      'access-control-allow-methods': 'DELETE, GET, HEAD, OPTIONS, PUT',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': '60',
    },
  },
  {
    name: 'a preflight from elsewhere',
    method: 'OPTIONS',
    path: '/parcels/a',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'PUT' },
    status: 204,
    fields: { 'access-control-allow-origin': null, 'access-control-allow-methods': null },
  },
  {
    name: 'a call from another origin',
    path: '/trouble/none',
    headers: { origin: 'https://shop.example' },
    status: 200,
    fields: {
      'access-control-allow-origin': 'https://shop.example',
      'access-control-expose-headers': 'etag',
      vary: 'Origin',
    },
  },
];

export const SERVER_CASES: Readonly<Record<string, readonly ServerCase[]>> = {
  routing: ROUTING,
  authentication: AUTHENTICATION,
  negotiation: NEGOTIATION,
  parameters: PARAMETERS,
  bodies: BODIES,
  trouble: TROUBLE,
  extras: EXTRAS,
};
