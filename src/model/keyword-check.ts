import { isObject, type Json, type JsonObject, own } from '../kernel/json.js';
import { child } from '../kernel/pointer.js';
import { type Cursor, kindOf, type Reading, type SchemaDialect } from './reading.js';

/** What a keyword must hold, in words and as a test. */
interface Wanted {
  readonly words: string;
  readonly holds: (value: Json) => boolean;
}

type Keywords = ReadonlyMap<string, Wanted>;

/** Whatever reads the keyword tells what is wrong with it, or anything is right. */
const ANY: Wanted = { words: 'anything', holds: () => true };
const TEXT: Wanted = { words: 'a text', holds: (value) => typeof value === 'string' };
const FLAG: Wanted = { words: 'true or false', holds: (value) => typeof value === 'boolean' };
const NUMBER: Wanted = { words: 'a number', holds: (value) => typeof value === 'number' };
const STEP: Wanted = { words: 'a number above 0', holds: (value) => typeof value === 'number' && value > 0 };
const COUNT: Wanted = {
  words: 'a whole number, 0 or more',
  holds: (value) => Number.isInteger(value) && (value as number) >= 0,
};
const LIST: Wanted = { words: 'a list', holds: Array.isArray };
const TEXTS: Wanted = {
  words: 'a list of texts',
  holds: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
};
const OBJECT: Wanted = { words: 'an object', holds: isObject };
const FLAG_OR_NUMBER: Wanted = {
  words: 'a number, or true or false',
  holds: (value) => NUMBER.holds(value) || FLAG.holds(value),
};
const TEXT_OR_OBJECT: Wanted = {
  words: 'a text or an object',
  holds: (value) => TEXT.holds(value) || isObject(value),
};

function keywords(kinds: readonly (readonly [Wanted, string])[]): Keywords {
  return new Map(kinds.flatMap(([wanted, names]) => names.split(' ').map((name) => [name, wanted] as const)));
}

/** What all dialects have. */
const COMMON = keywords([
  [TEXT, '$ref title description format pattern'],
  [FLAG, 'uniqueItems readOnly'],
  [NUMBER, 'minimum maximum'],
  [STEP, 'multipleOf'],
  [COUNT, 'minLength maxLength minItems maxItems minProperties maxProperties'],
  [LIST, 'enum allOf'],
  [TEXTS, 'required'],
  [OBJECT, 'xml'],
  [ANY, 'type items properties additionalProperties default example externalDocs'],
  // They constrain nothing, and stand in files that are shared with tools for JSON Schema.
  [ANY, '$schema $id id $comment $anchor definitions $defs'],
]);

/** `collectionFormat` belongs to the items of parameters and headers. @see https://spec.openapis.org/oas/v2.0.html#schema-object */
const OPENAPI_2: Keywords = new Map([
  ...COMMON,
  ...keywords([
    [FLAG, 'exclusiveMinimum exclusiveMaximum'],
    [TEXT, 'discriminator'],
    [ANY, 'collectionFormat'],
  ]),
]);

/** @see https://spec.openapis.org/oas/v3.0.4.html#schema-object */
const OPENAPI_3_0: Keywords = new Map([
  ...COMMON,
  ...keywords([
    [FLAG, 'exclusiveMinimum exclusiveMaximum nullable writeOnly deprecated'],
    [LIST, 'anyOf oneOf'],
    [OBJECT, 'discriminator'],
    [ANY, 'not'],
  ]),
]);

/**
 * JSON Schema up to draft 7. Draft 4 has flags where the later ones have numbers; OpenAPI 3.1 has numbers too, but
 * authors who come from 3.0 go on with flags, and are understood.
 */
const OLDER: Keywords = new Map([
  ...COMMON,
  ...keywords([
    [FLAG_OR_NUMBER, 'exclusiveMinimum exclusiveMaximum'],
    [FLAG, 'writeOnly deprecated'],
    [LIST, 'anyOf oneOf examples'],
    [OBJECT, 'definitions'],
    [TEXT, '$id $schema $comment contentEncoding contentMediaType'],
    [TEXT_OR_OBJECT, 'discriminator'],
  ]),
]);

/** @see https://json-schema.org/draft/2020-12/json-schema-validation */
const NEWER: Keywords = new Map([
  ...OLDER,
  ...keywords([
    [COUNT, 'minContains maxContains'],
    [LIST, 'prefixItems'],
    [OBJECT, '$defs'],
    [TEXT, '$anchor $dynamicRef $dynamicAnchor'],
  ]),
]);

/** @see https://spec.openapis.org/oas/v3.1.1.html#schema-object */
const OPENAPI_3: Keywords = new Map([...NEWER, ...keywords([[OBJECT, 'discriminator']])]);

/** Notes keywords of a schema that hold what they cannot and, where a dialect is closed, those that it does not have. */
export function checkKeywords(
  reading: Reading,
  { value, place }: Cursor<JsonObject>,
  dialect: SchemaDialect,
): void {
  const known = keywordsOf(reading, dialect);
  const isClosed = dialect.nullable !== undefined;
  for (const member of Object.keys(value)) {
    const wanted = known.get(member);
    const found = value[member] as Json;
    if (wanted?.holds(found) ?? (!isClosed || member.startsWith('x-'))) continue;
    const at = { file: place.file, pointer: child(place.pointer, member) };
    if (!wanted) reading.mistake('member-unknown', at, { member, owner: 'a schema' });
    else if (typeof own(found, '$ref') === 'string')
      reading.mistake(
        'reference-misplaced',
        { ...at, pointer: child(at.pointer, '$ref') },
        { member: `\`${member}\`` },
      );
    else reading.mistake('member-mistyped', at, { member, wanted: wanted.words, found: foundIn(found) });
  }
}

function keywordsOf({ tree }: Reading, { nullable, refSiblings }: SchemaDialect): Keywords {
  if (nullable) return nullable === 'nullable' ? OPENAPI_3_0 : OPENAPI_2;
  if (!refSiblings) return OLDER;
  return own(tree.root.value, 'openapi') === undefined ? NEWER : OPENAPI_3;
}

/** A list is wrong by what it holds. */
function foundIn(value: Json): string {
  const odd = Array.isArray(value) ? value.find((item) => typeof item !== 'string') : undefined;
  return odd === undefined ? kindOf(value) : `a list with ${kindOf(odd)}`;
}
