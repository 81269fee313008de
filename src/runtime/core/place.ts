import { type Encode, encodeAll, type PairStyle, pair, plain, type TextStyle } from './style.js';

/** What an operation is called with. */
export interface Input {
  readonly body?: unknown;
  readonly contentType?: string;
  readonly [key: string]: unknown;
}

/** A request that is being written. */
export interface Draft {
  /** Behind the server's address, every value percent-encoded. */
  path: string;
  /** What is between the `&` of the query. */
  readonly query: string[];
  readonly headers: Headers;
}

/** Writes a parameter onto a request: what the input does not hold, it leaves out. */
export type Parameter = (draft: Draft, input: Input) => void;

interface Terms<Style> {
  /** The member of the input that holds the value, when that is not named like the parameter. */
  readonly key?: string;
  readonly style?: Style;
  readonly encode?: Encode;
}

/** @throws TypeError when the value is missing, empty, `.` or `..`, and so would address another resource */
export function path(name: string, { key = name, style = plain }: Terms<TextStyle> = {}): Parameter {
  return (draft, input) => {
    const value = input[key];
    if (value === undefined || value === null) throw new TypeError(`The path parameter ${name} is missing.`);
    const text = style(value, encodeAll, name);
    draft.path = draft.path
      .split('/')
      .map((segment) => {
        const written = segment.replaceAll(`{${name}}`, () => text);
        // URL parsers resolve dot segments, encoded ones too: such a value would leave its place.
        if (written !== segment && /^\.{0,2}$/.test(written))
          throw new TypeError(`The path parameter ${name} cannot be ${JSON.stringify(value)}.`);
        return written;
      })
      .join('/');
  };
}

export function query(
  name: string,
  { key = name, style = pair, encode = encodeAll }: Terms<PairStyle> = {},
): Parameter {
  return written(key, (draft, value) => draft.query.push(...style(name, value, encode)));
}

/** All of the query, in a media type such as a form's. */
export function querystring(key: string, encode: (value: unknown) => string): Parameter {
  return written(key, (draft, value) => {
    const text = encode(value);
    if (text !== '') draft.query.push(text);
  });
}

export function header(name: string, { key = name, style = plain }: Terms<TextStyle> = {}): Parameter {
  return written(key, ({ headers }, value) => headers.set(name, style(value, String, name)));
}

export function cookie(
  name: string,
  { key = name, style = pair, encode = encodeAll }: Terms<PairStyle> = {},
): Parameter {
  return written(key, ({ headers }, value) => addCookie(headers, style(name, value, encode).join('; ')));
}

/** The value of `Cookie` grows; `append` would part it by commas. */
export function addCookie(headers: Headers, text: string): void {
  const before = headers.get('cookie');
  headers.set('cookie', before === null ? text : `${before}; ${text}`);
}

function written(key: string, write: (draft: Draft, value: unknown) => void): Parameter {
  return (draft, input) => {
    const value = input[key];
    if (value !== undefined && value !== null) write(draft, value);
  };
}
