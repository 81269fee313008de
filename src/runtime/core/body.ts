/** Anything that `fetch` takes as a body. */
export type BodyBytes = NonNullable<RequestInit['body']>;

export function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(mediaType);
}

export function isText(mediaType: string): boolean {
  return /^text\/|[/+]xml$/.test(mediaType);
}

/** `application/json` of `Application/JSON; charset=utf-8`. */
export function essenceOf(mediaType: string): string {
  return mediaType.replace(/;.*/s, '').trim().toLowerCase();
}
