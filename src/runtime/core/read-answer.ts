import { type AnyAnswer, CallError } from './answer.js';
import { essenceOf, isJson, isText } from './body.js';

/** Reads the body of an answer. @throws CallError `unreadable` */
export type ReadBody = (response: Response) => unknown;

/** What the contract says of an operation's answers. */
interface Declared {
  readonly success?: readonly number[];
  readonly fields?: TypeFields;
}

/** An answer with its data and headers as the contract types them. @throws CallError `unreadable` */
export async function readAnswer(
  { success, fields }: Declared,
  response: Response,
  read: ReadBody,
): Promise<AnyAnswer> {
  const { status } = response;
  const data = await read(response);
  const texts = Object.fromEntries(response.headers);
  const headers = fields?.(texts) ?? texts;
  const ok = success?.includes(status) ?? response.ok;
  return { ok, status, data, headers, response } as AnyAnswer;
}

/** Gives response headers their types. */
export type TypeFields = (texts: Readonly<Record<string, string>>) => Readonly<Record<string, unknown>>;

/** By name in lower case: what makes them out of text. */
export function typed(types: Readonly<Record<string, (text: string) => unknown>>): TypeFields {
  return (texts) =>
    Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [
        name,
        Object.hasOwn(types, name) ? types[name]?.(text) : text,
      ]),
    );
}

/** A header that is `true` or `false`. */
export function isTrue(text: string): boolean {
  return text === 'true';
}

/** As its own media type says: JSON parsed, text as text, anything else a Blob. */
export const readBody: ReadBody = async (response) => {
  // As after HEAD, and with 204 and 304.
  if (response.body === null) return undefined;
  const mediaType = essenceOf(response.headers.get('content-type') ?? '');
  const isData = isJson(mediaType);
  if (mediaType && !isData && !isText(mediaType)) return response.blob();
  const text = await response.text();
  if (!isData) return mediaType ? text : text || undefined;
  if (!text.trim()) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CallError('unreadable', `The answer ${response.status} is not JSON.`, { cause });
  }
};

/** Leaves it to be read by the caller. */
export const leaveBody: ReadBody = ({ body }) => body;
