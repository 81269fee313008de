import { isObject, own } from '../../kernel/json.js';
import type {
  Contract,
  MediaContent,
  Operation,
  Parameter,
  Payload,
  Response,
  Schema,
} from '../../model/index.js';
import { fieldsOf } from '../rest/fields.js';
import { isReservedHeader, sentParameters } from '../rest/input.js';
import { type Held, heldAs } from '../rest/media.js';
import { itemsOf, propertiesOf, valueKind } from '../shape/lookup.js';
import { type Gap, gap } from './gap.js';

/** Who makes the calls, or answers them. */
export type Side = 'client' | 'server';

/** What neither a client nor a server can hold of the operations of a contract. */
export function callGaps({ operations }: Contract, side: Side): Gap[] {
  return operations.flatMap((operation) => [
    ...operation.parameters.filter(isReservedHeader).map((parameter) => reserved(operation, parameter)),
    ...sentParameters(operation).flatMap((parameter) => parameterGaps(operation, parameter)),
    ...bodyGaps(operation, side),
    ...operation.responses.flatMap((response) => responseGaps(operation, response, side)),
  ]);
}

const INSTEAD: Readonly<Record<string, readonly [instead: string, place: string]>> = {
  accept: ['the media types of the responses say it', 'the media types under `responses`'],
  'content-type': ['the media type of the body says it', 'the media types under `requestBody`'],
  authorization: ['the security schemes say it', 'a security scheme'],
};

function reserved({ key }: Operation, { name, at }: Parameter): Gap {
  const [instead = '', place = ''] = INSTEAD[name.toLowerCase()] ?? [];
  return gap('generate/header-reserved', at, { name, key, instead, place });
}

function parameterGaps({ key }: Operation, parameter: Parameter): Gap[] {
  const { name, at, mediaType, in: location, style } = parameter;
  if (mediaType !== undefined) {
    const isRead = ['json', 'form'].includes(heldAs(mediaType)) || mediaType.startsWith('text/plain');
    return isRead ? [] : [gap('generate/parameter-media-type', at, { name, key, mediaType })];
  }
  const what = nestedIn(parameter);
  return what === undefined
    ? []
    : [gap('generate/style-undefined', at, { name, key, location, style, what })];
}

/** What is in a list or an object that no style has a form for. */
function nestedIn({ schema }: Parameter): string | undefined {
  if (!schema) return undefined;
  const kind = valueKind(schema);
  if (kind === 'array' && isNested(itemsOf(schema))) return 'a list of lists or objects';
  if (kind !== 'object') return undefined;
  const names = [...propertiesOf(schema)].flatMap(([name, part]) => (isNested(part) ? [name] : []));
  return names[0] === undefined ? undefined : `a list or an object in \`${names[0]}\``;
}

const BODILESS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'TRACE']);

function bodyGaps(operation: Operation, side: Side): Gap[] {
  const { key, method, request } = operation;
  if (!request || request.content.length === 0) return [];
  if (BODILESS.has(method)) return [gap('generate/body-without-meaning', request.at, { key, method })];
  return contentGaps(request, { what: 'The body', key, side, isAnswer: false });
}

function responseGaps({ key }: Operation, response: Response, side: Side): Gap[] {
  const { status, payload } = response;
  if (!/^(?:[1-5]\d\d|[1-5]XX|default)$/i.test(status))
    return [gap('generate/status-unknown', response.at, { status, key })];
  const texts = fieldsOf(response).filter(({ schema }) => isNested(schema));
  return [
    ...texts.map(({ name, at }) => gap('generate/header-as-text', at, { name, status, key })),
    ...(payload ? contentGaps(payload, { what: `The answer ${status}`, key, side, isAnswer: true }) : []),
  ];
}

interface Said {
  readonly what: string;
  readonly key: string;
  readonly side: Side;
  readonly isAnswer: boolean;
}

function contentGaps({ content }: Payload, said: Said): Gap[] {
  const { what, key, isAnswer } = said;
  return content.flatMap((media): Gap[] => {
    const { mediaType, opaque, prefixEncoding, itemEncoding } = media;
    const held = handedOverAs(heldAs(mediaType), said);
    return [
      ...(opaque ? [gap('generate/schema-opaque', opaque.at, { what, key, format: opaque.format })] : []),
      ...(prefixEncoding === undefined && itemEncoding === undefined
        ? []
        : [gap('generate/encoding-by-place', media.at, { what, key })]),
      ...(isAnswer ? [] : partHeaderGaps(media, said)),
      ...(held !== undefined && isNested(media.schema)
        ? [gap('generate/body-opaque', media.at, { what, key, mediaType, held })]
        : []),
    ];
  });
}

/** Headers of the parts of a form; that of their media type is said by `contentType`. */
function partHeaderGaps({ mediaType, encoding, at }: MediaContent, { what, key }: Said): Gap[] {
  if (heldAs(mediaType) !== 'multipart') return [];
  return Object.entries(encoding).flatMap(([name, field]) => {
    const declared = own(field, 'headers');
    const named = isObject(declared) ? Object.keys(declared) : [];
    const headers = named.filter((header) => header.toLowerCase() !== 'content-type');
    return headers.length === 0
      ? []
      : [gap('generate/encoding-headers', at, { what, key, name, headers: headers.join(', ') })];
  });
}

/** Requests that are forms are written and read by their members; answers are not. */
function handedOverAs(held: Held, { side, isAnswer }: Said): string | undefined {
  if (held === 'text') return 'text';
  if (held === 'bytes' || (held === 'multipart' && isAnswer)) return 'bytes';
  return held === 'form' && isAnswer && side === 'client' ? 'text' : undefined;
}

function isNested(schema: Schema | undefined): boolean {
  return schema !== undefined && ['array', 'object'].includes(valueKind(schema) ?? '');
}
