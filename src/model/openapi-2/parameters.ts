import type { JsonObject } from '../../kernel/json.js';
import type { Parameter } from '../contract.js';
import { readLifecycle } from '../policy-reader.js';
import {
  type Cursor,
  describedBy,
  flagOf,
  given,
  itemsOf,
  member,
  objectAt,
  type Reading,
  textOf,
} from '../reading.js';
import { readSimpleSchema } from './simple-schema.js';
import { textAt, wordAt } from './texts.js';
import { noteOpenApi3 } from './words.js';

const LOCATIONS = ['query', 'header', 'path', 'formData', 'body'] as const;

/** What 2.0 calls a parameter: some of them together are the request's body. */
export interface Input {
  readonly name: string;
  readonly in: (typeof LOCATIONS)[number];
  readonly at: Cursor<JsonObject>;
}

/** The parameters of a path item or operation, references followed. */
export function readInputs(reading: Reading, at: Cursor | undefined): Input[] {
  return itemsOf(reading, at, 'parameters').flatMap((item) => {
    const found = objectAt(reading, item, 'parameter');
    return (found && readInput(reading, found)) ?? [];
  });
}

/** @see https://spec.openapis.org/oas/v2.0.html#parameter-object */
export function readInput(reading: Reading, at: Cursor<JsonObject>): Input | undefined {
  const location = wordAt(reading, at, { key: 'in', words: LOCATIONS });
  if (!location) return undefined;
  noteOpenApi3(reading, at, location === 'body' ? 'body' : 'parameter');
  const name = textAt(reading, at, 'name');
  // A body is sent without its name.
  return name === undefined && location !== 'body' ? undefined : { name: name ?? '', in: location, at };
}

/** An input that is a parameter in the later dialects too; undefined when it is the body, or a field of it. */
export function readParameter(reading: Reading, input: Input): Parameter | undefined {
  const { name, in: location, at } = input;
  if (location === 'body' || location === 'formData') return undefined;
  const example = member(at, 'example');
  return {
    ...describedBy(at),
    name,
    in: location,
    required: location === 'path' || (flagOf(at, 'required') ?? false),
    ...serialisationOf(reading, input),
    allowReserved: false,
    ...given('allowEmptyValue', flagOf(at, 'allowEmptyValue')),
    schema: readSimpleSchema(reading, at),
    // No word of 2.0, but many write it and mean it.
    examples: example ? [{ at: example.place, extensions: {}, name: '', value: example.value }] : [],
    lifecycle: readLifecycle(at),
  };
}

const DELIMITED = { ssv: 'spaceDelimited', tsv: 'tabDelimited', pipes: 'pipeDelimited' } as const;

/** `collectionFormat` in the words of the later dialects. @see https://spec.openapis.org/oas/v2.0.html#parameterCollectionFormat */
export function serialisationOf(
  reading: Reading,
  { in: location, at }: Input,
): Pick<Parameter, 'style' | 'explode'> {
  const isForm = location === 'query' || location === 'formData';
  const formats = ['csv', 'ssv', 'tsv', 'pipes', ...(isForm ? ['multi' as const] : [])] as const;
  const format = member(at, 'collectionFormat')
    ? wordAt(reading, at, { key: 'collectionFormat', words: formats })
    : 'csv';
  const style = isForm ? 'form' : 'simple';
  // For a single value it means nothing; then the later dialects' default stands.
  if (textOf(at, 'type') !== 'array') return { style, explode: isForm };
  if (format === undefined || format === 'csv') return { style, explode: false };
  return format === 'multi' ? { style, explode: true } : { style: DELIMITED[format], explode: false };
}
