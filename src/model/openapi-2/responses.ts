import type { JsonObject } from '../../kernel/json.js';
import type { Example, Header, MediaContent, Payload, Response, Writer } from '../contract.js';
import { readLifecycle } from '../policy-reader.js';
import {
  type Cursor,
  describedBy,
  entriesOf,
  fieldsOf,
  given,
  member,
  membersOf,
  objectAt,
  type Reading,
} from '../reading.js';
import { DEFAULT_TYPE } from './media-types.js';
import { serialisationOf } from './parameters.js';
import { isFile, readBodySchema, readSimpleSchema } from './simple-schema.js';
import { noteReference } from './texts.js';
import { noteOpenApi3 } from './words.js';

interface Terms {
  readonly writtenBy: Writer;
  readonly produces: readonly string[];
}

/** @see https://spec.openapis.org/oas/v2.0.html#responses-object */
export function readResponses(reading: Reading, at: Cursor | undefined, terms: Terms): Response[] {
  return fieldsOf(reading, at, 'responses').flatMap(
    ([status, entry]) => readResponse(reading, entry, { ...terms, status }) ?? [],
  );
}

export function readResponse(
  reading: Reading,
  at: Cursor,
  { status, ...terms }: Terms & { readonly status: string },
): Response | undefined {
  const response = objectAt(reading, at, `response ${status}`);
  if (!response) return undefined;
  noteOpenApi3(reading, response, 'response');
  return {
    ...describedBy(response),
    status,
    headers: readHeaders(reading, member(response, 'headers')),
    ...given('payload', readPayload(reading, response, terms)),
    links: [],
  };
}

/** A response without a `schema` has no content, whatever it is said to produce. */
function readPayload(
  reading: Reading,
  response: Cursor<JsonObject>,
  { writtenBy, produces }: Terms,
): Payload | undefined {
  const written = member(response, 'schema');
  if (!written) return undefined;
  const schema = readBodySchema(reading, written);
  const fallback = isFile(written) ? 'application/octet-stream' : DEFAULT_TYPE;
  const examples = entriesOf(reading, member(response, 'examples'), 'examples');
  const at = response.place;
  const content = (produces.length > 0 ? produces : [fallback]).map((mediaType): MediaContent => {
    const own = examples.filter(([type]) => type.toLowerCase() === mediaType);
    return { at, extensions: {}, mediaType, schema, examples: own.map(exampleOf), encoding: {} };
  });
  return { at, extensions: {}, writtenBy, required: true, content };
}

function exampleOf([, { place, value }]: readonly [string, Cursor]): Example {
  return { at: place, extensions: {}, name: '', value };
}

/** @see https://spec.openapis.org/oas/v2.0.html#header-object */
function readHeaders(reading: Reading, at: Cursor | undefined): Header[] {
  return membersOf(reading, at, 'headers').flatMap(([name, entry]) => {
    const what = `header ${name}`;
    noteReference(reading, entry, what);
    const header = objectAt(reading, entry, what);
    if (!header || name.toLowerCase() === 'content-type') return [];
    noteOpenApi3(reading, header, 'header');
    return [
      {
        ...describedBy(header),
        name,
        // 2.0 has no word for a header that always comes.
        required: false,
        ...serialisationOf(reading, { name, in: 'header', at: header }),
        schema: readSimpleSchema(reading, header),
        examples: [],
        lifecycle: readLifecycle(header),
      },
    ];
  });
}
