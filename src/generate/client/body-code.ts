import { type Json, own } from '../../kernel/json.js';
import type { MediaContent, Operation } from '../../model/index.js';
import { literal } from '../print.js';
import { contentsOf, heldAs } from '../rest/media.js';
import { type Code, callCode, objectCode } from './code.js';
import { pairStyle } from './parameter-code.js';
import type { RuntimeNames } from './runtime-names.js';

/** The media types that a body may be sent in, the usual one first; `fetch` sends none with GET and HEAD. */
export function sentContents(operation: Operation): MediaContent[] {
  return operation.request && operation.method !== 'GET' && operation.method !== 'HEAD'
    ? contentsOf(operation.request)
    : [];
}

/** As which media type a body of any may be sent. */
export function sentType({ mediaType }: MediaContent): string {
  return heldAs(mediaType) === 'any' ? 'application/json' : mediaType;
}

/** `sentAs({ 'application/json': json })` */
export function bodyCode(
  contents: readonly MediaContent[],
  use: RuntimeNames,
  around: (content: MediaContent, encoder: Code) => Code,
): Code | undefined {
  if (contents.length === 0) return undefined;
  const encoders = contents.map(
    (content) => [sentType(content), around(content, encoderCode(content, use))] as const,
  );
  return callCode(use('sentAs'), [objectCode(Object.fromEntries(encoders))]);
}

function encoderCode(content: MediaContent, use: RuntimeNames): Code {
  switch (heldAs(content.mediaType)) {
    case 'json':
      return use('json');
    case 'any':
      return use('jsonOrFile');
    case 'form':
      return fieldsCode('urlencoded', formFields(content, use), use);
    case 'multipart':
      return fieldsCode('multipart', partTypes(content), use);
    default:
      return use('asIs');
  }
}

function fieldsCode(encoder: string, fields: Readonly<Record<string, Code>>, use: RuntimeNames): Code {
  return Object.keys(fields).length === 0
    ? use(encoder)
    : callCode(use(`${encoder}With`), [objectCode(fields)]);
}

/** Fields of a form that have a style; the others are lists that repeat, and objects as JSON. */
function formFields({ encoding }: MediaContent, use: RuntimeNames): Record<string, Code> {
  const fields = sorted(encoding).flatMap(([name, field]) => {
    const [style, explode, allowReserved] = ['style', 'explode', 'allowReserved'].map((word) =>
      own(field, word),
    );
    const terms: Record<string, Code> = {};
    if (typeof style === 'string' || typeof explode === 'boolean') {
      const word = typeof style === 'string' ? style : 'form';
      terms.style = use(pairStyle(word, typeof explode === 'boolean' ? explode : word === 'form'));
    } else if (isJsonField(field)) terms.style = use('jsonPair');
    if (allowReserved === true) terms.encode = use('encodeSome');
    return Object.keys(terms).length > 0 ? [[name, objectCode(terms)] as const] : [];
  });
  return Object.fromEntries(fields);
}

function isJsonField(field: Json): boolean {
  const type = contentType(field);
  return type !== undefined && heldAs(type) === 'json';
}

/** Parts of a form that are of a media type of their own; of several, the first. */
function partTypes({ encoding }: MediaContent): Record<string, Code> {
  const types = sorted(encoding).flatMap(([name, field]) => {
    const type = contentType(field);
    return type === undefined || type.includes('*') ? [] : [[name, literal(type)] as const];
  });
  return Object.fromEntries(types);
}

function contentType(field: Json): string | undefined {
  const types = own(field, 'contentType');
  const first = typeof types === 'string' ? (types.split(',')[0] ?? '').trim() : '';
  return /^[\w!#$&^.+*/;= -]+$/.test(first) ? first : undefined;
}

function sorted(encoding: MediaContent['encoding']): [string, Json][] {
  return Object.entries(encoding).sort(([a], [b]) => (a < b ? -1 : 1));
}
