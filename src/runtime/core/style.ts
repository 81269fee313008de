/** Encodes one text for the place that it goes to. */
export type Encode = (text: string) => string;

/** Writes a value as one text: in a path or a header. */
export type TextStyle = (value: unknown, encode: Encode, name: string) => string;

/** Writes a value as `name=value`, as often as it takes: in a query, a form or a cookie. */
export type PairStyle = (name: string, value: unknown, encode: Encode) => readonly string[];

/** Percent-encodes all but the unreserved characters of RFC 3986. */
export function encodeAll(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Leaves the reserved characters that cannot end a query or one of its values. */
export function encodeSome(text: string): string {
  return encodeAll(text).replace(/%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|3D)/g, decodeURIComponent);
}

/** Text, numbers and booleans. */
export const plain: TextStyle = (value, encode) => encode(textOf(value));

/** `a,b` for lists, `k,v` for objects. */
export const simple: TextStyle = (value, encode) => joined(value, { encode, pair: ',', item: ',' });

/** `a,b` for lists, `k=v,k=v` for objects. */
export const simpleExploded: TextStyle = (value, encode) => joined(value, { encode, pair: '=', item: ',' });

/** `.a,b` for lists, `.k,v` for objects. */
export const label: TextStyle = (value, encode) => `.${simple(value, encode, '')}`;

/** `.a.b` for lists, `.k=v.k=v` for objects. */
export const labelExploded: TextStyle = (value, encode) =>
  `.${joined(value, { encode, pair: '=', item: '.' })}`;

/** `;name=a,b` for lists, `;name=k,v` for objects; what is empty is its name alone. */
export const matrix: TextStyle = (value, encode, name) =>
  bare(`;${encode(name)}=${simple(value, encode, name)}`);

/** `;name=a;name=b` for lists, `;k=v;k=v` for objects. */
export const matrixExploded: TextStyle = (value, encode, name) =>
  form(name, value, encode)
    .map((pair) => bare(`;${pair}`))
    .join('');

function bare(pair: string): string {
  return pair.replace(/=$/, '');
}

export const jsonText: TextStyle = (value, encode) => encode(JSON.stringify(value));

/** JSON in a header, which holds no other characters than these. */
export const jsonField: TextStyle = (value) =>
  JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Text, numbers and booleans. */
export const pair: PairStyle = (name, value, encode) => [`${encodeAll(name)}=${encode(textOf(value))}`];

/** A pair for each item of a list and each member of an object. */
export const form: PairStyle = (name, value, encode) => {
  if (Array.isArray(value)) return value.flatMap((item) => pair(name, item, encode));
  if (isObject(value)) return membersOf(value).flatMap(([key, item]) => form(key, item, encode));
  return pair(name, value, encode);
};

export const commaDelimited: PairStyle = /* @__PURE__ */ delimited(',');
export const spaceDelimited: PairStyle = /* @__PURE__ */ delimited('%20');
export const pipeDelimited: PairStyle = /* @__PURE__ */ delimited('%7C');
export const tabDelimited: PairStyle = /* @__PURE__ */ delimited('%09');

function delimited(item: string): PairStyle {
  return (name, value, encode) => {
    const isNone = (Array.isArray(value) || isObject(value)) && membersOf(value).length === 0;
    return isNone ? [] : [`${encodeAll(name)}=${joined(value, { encode, pair: item, item })}`];
  };
}

/** `filter%5Bstatus%5D=open`, to any depth; lists repeat their key, for the specification leaves them open. */
export const deepObject: PairStyle = (name, value, encode) => deepPairs(encodeAll(name), value, encode);

function deepPairs(prefix: string, value: unknown, encode: Encode): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => deepPairs(prefix, item, encode));
  if (!isObject(value)) return [`${prefix}=${encode(textOf(value))}`];
  return membersOf(value).flatMap(([key, item]) =>
    deepPairs(`${prefix}%5B${encodeAll(key)}%5D`, item, encode),
  );
}

export const jsonPair: PairStyle = (name, value, encode) => [
  `${encodeAll(name)}=${encode(JSON.stringify(value))}`,
];

interface Joints {
  readonly encode: Encode;
  /** Between a member's name and its value. */
  readonly pair: string;
  readonly item: string;
}

function joined(value: unknown, { encode, pair, item }: Joints): string {
  if (Array.isArray(value)) return value.map((one) => encode(textOf(one))).join(item);
  if (!isObject(value)) return encode(textOf(value));
  return membersOf(value)
    .map(([name, one]) => `${encode(name)}${pair}${encode(textOf(one))}`)
    .join(item);
}

/** The members that have a value. */
export function membersOf(value: unknown): [string, unknown][] {
  return Object.entries(value ?? {}).filter(([, item]) => item !== undefined && item !== null);
}

/** A list is none, and a date and its like are texts. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return typeof (value as { toJSON?: unknown }).toJSON !== 'function';
}

/** As in JSON, texts without their quotes. */
export function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value).replace(/^"|"$/g, '') : String(value);
}
