import type { Json } from '../../kernel/json.js';
import { keyOf, type Place } from '../../kernel/place.js';
import type { MediaContent, Payload, Writer } from '../contract.js';
import { describedBy, flagOf, given, member, type Reading } from '../reading.js';
import type { Schema } from '../schema.js';
import { blank } from '../schema-reader.js';
import { DEFAULT_TYPE } from './media-types.js';
import { type Input, serialisationOf } from './parameters.js';
import { isFile, readBodySchema, readFieldSchema } from './simple-schema.js';
import { noteMistyped } from './texts.js';

const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

interface Terms {
  /** Where a form is said to be. */
  readonly at: Place;
  readonly writtenBy: Writer;
  readonly consumes: readonly string[];
}

/** The body that a call's inputs make up: the one `in: body`, or a form of all `in: formData`. */
export function readRequest(reading: Reading, inputs: readonly Input[], terms: Terms): Payload | undefined {
  const [body, ...others] = inputs.filter((input) => input.in === 'body');
  const fields = inputs.filter((input) => input.in === 'formData');
  const [second] = body ? [...others, ...fields] : [];
  if (second)
    reading.mistake('value-mistyped', second.at.place, {
      what: 'parameters',
      wanted: 'one body or a form',
      found: second.in === 'body' ? 'two bodies' : 'both',
    });
  if (body) return readBody(reading, body, terms);
  return fields.length > 0 ? readForm(reading, fields, terms) : undefined;
}

export function readBody(reading: Reading, { at }: Input, { writtenBy, consumes }: Terms): Payload {
  const written = member(at, 'schema');
  if (!written) noteMistyped(reading, at, { key: 'schema', wanted: 'an object' });
  const schema = written && readBodySchema(reading, written);
  const mediaTypes = consumes.length > 0 ? consumes : [DEFAULT_TYPE];
  return {
    ...describedBy(at),
    writtenBy,
    required: flagOf(at, 'required') ?? false,
    content: mediaTypes.map((mediaType) => ({
      at: at.place,
      extensions: {},
      mediaType,
      ...given('schema', schema),
      examples: [],
      encoding: {},
    })),
  };
}

function readForm(reading: Reading, fields: readonly Input[], { at, writtenBy, consumes }: Terms): Payload {
  const schema = formSchema(reading, fields, at);
  const encoding: Record<string, Json> = Object.fromEntries(
    fields
      .filter((field) => member(field.at, 'type')?.value === 'array')
      .map((field) => [field.name, { ...serialisationOf(reading, field) }]),
  );
  return {
    at,
    extensions: {},
    writtenBy,
    required: schema.required.size > 0,
    content: formTypes(fields, consumes).map((mediaType): MediaContent => {
      return { at, extensions: {}, mediaType, schema, examples: [], encoding };
    }),
  };
}

/** The media types of a form that it is said to be consumed as; a file cannot be sent URL-encoded. */
function formTypes(fields: readonly Input[], consumes: readonly string[]): readonly string[] {
  const hasFile = fields.some(({ at }) => isFile(at));
  const possible = hasFile ? [MULTIPART] : [URLENCODED, MULTIPART];
  // A document that says JSON for all of its bodies says nothing of its forms.
  const said = consumes.filter((type) => possible.includes(type.replace(/;.*$/, '').trim()));
  return said.length > 0 ? said : possible.slice(0, 1);
}

/** The object whose properties the fields are: once per place, as any schema. */
function formSchema(reading: Reading, fields: readonly Input[], at: Place): Schema {
  const known = reading.schemas.get(keyOf(at));
  if (known) return known;
  const schema: Schema = {
    ...blank(at),
    types: new Set(['object'] as const),
    properties: new Map(fields.map((field) => [field.name, readFieldSchema(reading, field.at)])),
    required: new Set(fields.filter((field) => flagOf(field.at, 'required')).map(({ name }) => name)),
  };
  reading.schemas.set(keyOf(at), schema);
  return schema;
}
