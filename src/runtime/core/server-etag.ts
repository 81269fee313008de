import { Refusal } from './envelope.js';
import type { Extra, ServerResponse } from './server-exchange.js';

/** Gives successes of GET an `ETag` of their bytes, unless they have one, and answers `If-None-Match` with 304. */
export function etags(): Extra {
  return {
    within: async ({ request: { method, headers } }, next) => {
      const response = await next();
      if (response?.status !== 200 || (method !== 'GET' && method !== 'HEAD')) return response;
      const tag = response.headers.get('etag') ?? (await tagOf(response.body));
      if (tag === undefined) return response;
      response.headers.set('etag', tag);
      if (!names(headers.get('if-none-match'), tag, isWeaklySame)) return response;
      response.headers.delete('content-type');
      return { status: 304, headers: response.headers, body: undefined };
    },
  };
}

/**
 * Before a write: refuses it with 412 unless its `If-Match` names the state that there is (undefined: there is none), or
 * its `If-None-Match: *` finds none. `required`: with 428 when it has neither.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13
 */
export function checkMatch(
  headers: Headers,
  current: string | undefined,
  { required = false }: { readonly required?: boolean } = {},
): void {
  const [match, noneMatch] = [headers.get('if-match'), headers.get('if-none-match')];
  if (match === null && noneMatch === null) {
    if (!required) return;
    throw new Refusal(428, {
      code: 'PRECONDITION_REQUIRED',
      title: 'Precondition required',
      detail: 'Say with If-Match which state is to be changed.',
    });
  }
  const isMet =
    (match === null || names(match, current, isSame)) &&
    (noneMatch === null || !names(noneMatch, current, isWeaklySame));
  if (isMet) return;
  throw new Refusal(
    412,
    {
      code: 'PRECONDITION_FAILED',
      title: 'Precondition failed',
      detail: 'The state has changed since it was read.',
    },
    current === undefined ? {} : { etag: current },
  );
}

/** The entity tag of a text or of anything that JSON can hold. */
export async function etagOf(value: unknown): Promise<string> {
  return (await tagOf(value instanceof Uint8Array ? value : JSON.stringify(value))) ?? '""';
}

async function tagOf(body: ServerResponse['body']): Promise<string | undefined> {
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return undefined;
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body.slice();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `"${btoa(String.fromCharCode(...digest.slice(0, 18)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')}"`;
}

function names(
  list: string | null,
  tag: string | undefined,
  equal: (one: string, other: string) => boolean,
): boolean {
  if (list === null || tag === undefined) return false;
  return list.trim() === '*' || (list.match(/(?:W\/)?"[^"]*"/g) ?? []).some((one) => equal(one, tag));
}

function isSame(one: string, other: string): boolean {
  return one === other && !one.startsWith('W/');
}

function isWeaklySame(one: string, other: string): boolean {
  return one.replace(/^W\//, '') === other.replace(/^W\//, '');
}
