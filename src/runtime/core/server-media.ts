import type { ServerResponse } from './server-exchange.js';

/** `application/json` of `Application/JSON; charset=utf-8`. */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

export function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType === 'text/json' || mediaType.endsWith('+json');
}

export function isText(mediaType: string): boolean {
  return mediaType.startsWith('text/') || mediaType === 'application/xml' || mediaType.endsWith('+xml');
}

/** The declared media type, or range of them, that one falls under. */
export function declaredFor(
  declared: Readonly<Record<string, unknown>>,
  mediaType: string,
): string | undefined {
  const range = `${mediaType.split('/', 1)[0] ?? ''}/*`;
  const exact = Object.keys(declared).find((type) => essenceOf(type) === mediaType);
  return exact ?? [range, '*/*'].find((type) => Object.hasOwn(declared, type));
}

/** No caller has so many wishes. */
const MAX_RANGES = 50;

/**
 * The offered type that an `Accept` header likes best, the first of those that it likes alike; undefined when it likes none.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1
 */
export function accepted(accept: string | null, offered: readonly string[]): string | undefined {
  const [first] = offered;
  if (accept === null || accept.trim() === '') return first;
  const ranges = accept.split(',').slice(0, MAX_RANGES).map(rangeOf);
  let best: { readonly type: string; readonly quality: number } | undefined;
  for (const type of offered) {
    const quality = qualityOf(essenceOf(type), ranges);
    if (quality > (best?.quality ?? 0)) best = { type, quality };
  }
  return best?.type;
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function rangeOf(text: string): Range {
  const quality = /;\s*q=\s*([\d.]+)/i.exec(text)?.[1];
  return { type: essenceOf(text), quality: quality === undefined ? 1 : Number(quality) || 0 };
}

/** The most exact range decides. An offer that is a range itself (`image/*`) is met by what falls under it. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const [main = ''] = type.split('/', 1);
  for (const wanted of [type, `${main}/*`, '*/*']) {
    const range = ranges.find((each) => each.type === wanted);
    if (range) return range.quality;
  }
  if (type === '*/*') return Math.max(0, ...ranges.map(({ quality }) => quality));
  const within = type.endsWith('/*') && ranges.find((each) => each.type.startsWith(`${main}/`));
  return within ? within.quality : 0;
}

/** An answer in JSON. */
export function json(
  status: number,
  body: unknown,
  fields: Readonly<Record<string, string>> = {},
): ServerResponse {
  const headers = new Headers({ ...fields, 'content-type': 'application/json' });
  return { status, headers, body: JSON.stringify(body) };
}
