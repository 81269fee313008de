import { isObject } from '../../kernel/json.js';
import { keyOf } from '../../kernel/place.js';
import type { Example, Header, MediaContent, Parameter, Payload, Response, Writer } from '../contract.js';
import { readLifecycle } from '../policy-reader.js';
import {
  type Cursor,
  describedBy,
  fieldsOf,
  flagOf,
  given,
  itemsOf,
  kindOf,
  member,
  membersOf,
  objectAt,
  once,
  type Reading,
  textOf,
} from '../reading.js';
import { readSchema } from '../schema-reader.js';
import { readLinks } from './links.js';

/** @see https://spec.openapis.org/oas/v3.1.1.html#request-body-object */
export function readRequestBody(
  reading: Reading,
  at: Cursor | undefined,
  writtenBy: Writer,
): Payload | undefined {
  const body = objectAt(reading, at, 'requestBody');
  if (!body) return undefined;
  return once(reading, `body ${writtenBy}`, body.place, () => ({
    ...describedBy(body),
    writtenBy,
    required: flagOf(body, 'required') ?? false,
    content: readContent(reading, member(body, 'content')),
  }));
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#responses-object */
export function readResponses(reading: Reading, at: Cursor | undefined, writtenBy: Writer): Response[] {
  return fieldsOf(reading, at, 'responses').flatMap(
    ([status, entry]) =>
      readResponse(reading, entry, {
        status: /^\dxx$/i.test(status) ? status.toUpperCase() : status,
        writtenBy,
      }) ?? [],
  );
}

export function readResponse(
  reading: Reading,
  at: Cursor,
  { status, writtenBy }: { readonly status: string; readonly writtenBy: Writer },
): Response | undefined {
  const response = objectAt(reading, at, `response ${status}`);
  if (!response) return undefined;
  const read = once(reading, `response ${writtenBy}`, response.place, () =>
    readAnswer(reading, response, writtenBy),
  );
  return { ...read, status };
}

/** A response, whatever status it stands for. */
function readAnswer(reading: Reading, response: Cursor, writtenBy: Writer): Omit<Response, 'status'> {
  const content = readContent(reading, member(response, 'content'));
  const payload: Payload | undefined =
    content.length > 0
      ? { at: response.place, extensions: {}, writtenBy, required: true, content }
      : undefined;
  return {
    ...describedBy(response),
    headers: readHeaders(reading, member(response, 'headers')),
    ...given('payload', payload),
    links: readLinks(reading, member(response, 'links')),
  };
}

/** `Content-Type` is said by the content and so is no header; the specification ignores it too. */
export function readHeaders(reading: Reading, at: Cursor | undefined): Header[] {
  return membersOf(reading, at, 'headers').flatMap(([name, entry]) => {
    const header = objectAt(reading, entry, `header ${name}`);
    if (!header || name.toLowerCase() === 'content-type') return [];
    return [
      {
        ...describedBy(header),
        name,
        required: flagOf(header, 'required') ?? false,
        style: 'simple',
        explode: flagOf(header, 'explode') ?? false,
        ...schemaOf(reading, header),
        examples: readExamples(reading, header),
        lifecycle: readLifecycle(header),
      },
    ];
  });
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#media-type-object */
function readContent(reading: Reading, at: Cursor | undefined): MediaContent[] {
  return membersOf(reading, at, 'content').flatMap(([mediaType, entry]) => {
    const media = objectAt(reading, entry, `content ${mediaType}`);
    if (!media) return [];
    const schema = member(media, 'schema');
    const itemSchema = member(media, 'itemSchema');
    const encoding = member(media, 'encoding')?.value;
    return [
      {
        ...describedBy(media),
        mediaType: mediaType.toLowerCase(),
        ...(schema && { schema: readSchema(reading, schema) }),
        ...(itemSchema && { itemSchema: readSchema(reading, itemSchema) }),
        examples: readExamples(reading, media),
        encoding: isObject(encoding) ? encoding : {},
        ...given('prefixEncoding', member(media, 'prefixEncoding')?.value),
        ...given('itemEncoding', member(media, 'itemEncoding')?.value),
      },
    ];
  });
}

/** More references than these do not lead to an example. */
const HOPS = 20;

function readExamples(reading: Reading, at: Cursor): Example[] {
  const single = member(at, 'example');
  const named = readNamedExamples(reading, member(at, 'examples'));
  if (!single) return named;
  const { place, value } = written(reading, single);
  return [{ at: place, extensions: {}, name: '', value }, ...named];
}

/** A value may be anything, a `$ref` too; but authors who write one mean what it leads to, if it leads anywhere. */
function written({ tree }: Reading, at: Cursor): Cursor {
  let found = at;
  for (let hop = 0; hop < HOPS && isObject(found.value) && typeof found.value.$ref === 'string'; hop++) {
    const next = tree.resolve(found.value.$ref, found.place);
    if (!next.ok) return at;
    found = next;
  }
  return found;
}

export function readNamedExamples(reading: Reading, at: Cursor | undefined): Example[] {
  return membersOf(reading, at, 'examples').flatMap(([name, entry]): Example[] => {
    const example = objectAt(reading, entry, `example ${name}`);
    if (!example) return [];
    return [
      {
        ...describedBy(example),
        name,
        ...given('value', (member(example, 'dataValue') ?? member(example, 'value'))?.value),
        ...given('external', textOf(example, 'externalValue')),
      },
    ];
  });
}

/** The parameters of a path item or operation, references followed. */
export function readParameters(reading: Reading, at: Cursor | undefined): Parameter[] {
  return itemsOf(reading, at, 'parameters').flatMap((item) => {
    const parameter = objectAt(reading, item, 'parameter');
    const read =
      parameter && once(reading, 'parameter', parameter.place, () => readParameter(reading, parameter));
    if (!read) reading.unread.add(keyOf(item.place));
    return read ? [read] : [];
  });
}

const LOCATIONS = ['path', 'query', 'querystring', 'header', 'cookie'] as const;

/** @see https://spec.openapis.org/oas/v3.1.1.html#parameter-object */
export function readParameter(reading: Reading, at: Cursor): Parameter | undefined {
  const name = textOf(at, 'name');
  const location = LOCATIONS.find((known) => known === textOf(at, 'in'));
  if (name === undefined || !location) {
    const what = name === undefined ? 'name' : 'in';
    const found = kindOf(member(at, what)?.value ?? null);
    reading.mistake('value-mistyped', at.place, {
      what,
      wanted: what === 'in' ? `one of ${LOCATIONS.join(', ')}` : 'a text',
      found,
    });
    return undefined;
  }
  const style = textOf(at, 'style') ?? (location === 'query' || location === 'cookie' ? 'form' : 'simple');
  return {
    ...describedBy(at),
    name,
    in: location,
    required: location === 'path' || (flagOf(at, 'required') ?? false),
    style,
    explode: flagOf(at, 'explode') ?? style === 'form',
    allowReserved: flagOf(at, 'allowReserved') ?? false,
    ...given('allowEmptyValue', flagOf(at, 'allowEmptyValue')),
    ...schemaOf(reading, at),
    examples: readExamples(reading, at),
    lifecycle: readLifecycle(at),
  };
}

/** A parameter or header says `schema`, or `content` with a single media type. */
function schemaOf(reading: Reading, at: Cursor): Pick<Parameter, 'schema' | 'mediaType' | 'media'> {
  const direct = member(at, 'schema');
  if (direct) return { schema: readSchema(reading, direct) };
  const media = readContent(reading, member(at, 'content'))[0];
  return media ? { mediaType: media.mediaType, media, ...given('schema', media.schema) } : {};
}

/** The parameters of an operation over those of its path item: one of the same name and location wins. */
export function mergeParameters<Named extends { readonly in: string; readonly name: string }>(
  outer: readonly Named[],
  inner: readonly Named[],
): Named[] {
  const key = (parameter: Named) => `${parameter.in} ${parameter.name}`;
  const own = new Set(inner.map(key));
  return [...outer.filter((parameter) => !own.has(key(parameter))), ...inner];
}
