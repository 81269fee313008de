import fc from 'fast-check';
import { isObject, type Json, type JsonObject } from '../../src/kernel/json.js';

/** Draws the values that a schema of a contract allows; files are Blobs. It knows the keywords that its callers use. */
export type ValuesOf = (schema: Json) => fc.Arbitrary<unknown>;

export function valuesIn(document: JsonObject): ValuesOf {
  const drawn = (schema: Json, depth: number): fc.Arbitrary<unknown> => {
    if (!isObject(schema)) throw new Error(`No schema: ${JSON.stringify(schema)}`);
    const { $ref, allOf, oneOf, anyOf, type } = schema;
    const again = (inner: Json): fc.Arbitrary<unknown> => drawn(inner, depth);
    if (typeof $ref === 'string') return drawn(resolved(document, schema), depth);
    if (Array.isArray(allOf))
      return again(
        merged(
          allOf.map((part) => resolved(document, part)),
          schema,
        ),
      );
    const branches = [oneOf, anyOf].find(Array.isArray);
    if (branches) return fc.oneof(...lastFirst(branches, depth).map(again));
    if (Array.isArray(type)) return fc.oneof(...type.map((one) => again({ ...schema, type: one })));
    return ofType(schema, depth, drawn);
  };
  return (schema) => drawn(schema, 0);
}

type Drawn = (schema: Json, depth: number) => fc.Arbitrary<unknown>;

/** Deeper than that, trees have no branches. */
const MAX_DEPTH = 3;

function ofType(schema: JsonObject, depth: number, drawn: Drawn): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return 'minimum' in schema || 'maximum' in schema
        ? fc.integer(boundsOf(schema))
        : fc.oneof(fc.integer(), fc.maxSafeInteger());
    case 'number':
      return fc
        .double({ noNaN: true, noDefaultInfinity: true, ...boundsOf(schema) })
        .map((value) => value + 0);
    case 'string':
      return ofText(schema);
    case 'array':
      return ofList(schema, depth, drawn);
    default:
      return ofObject(schema, depth, drawn);
  }
}

function boundsOf({ minimum, maximum }: JsonObject): { min?: number; max?: number } {
  return {
    ...(typeof minimum === 'number' && { min: minimum }),
    ...(typeof maximum === 'number' && { max: maximum }),
  };
}

/** Texts that mean something to one layer or another of what they travel through. */
export const AWKWARD = [
  ...[
    'a,b',
    'a;b=c',
    'a|b',
    'a b',
    ' a ',
    'a+b',
    '%',
    '%2F',
    '%252e',
    'a/b',
    '../b',
    '/',
    '\\',
    '?',
    '#',
    '&',
    '=',
  ],
  ...[
    'a=b&c=d',
    '[x]',
    'a[b]=c',
    '{"a":1}',
    '"',
    "'",
    '<a>',
    'null',
    'true',
    '1',
    '01',
    '1e5',
    '-',
    '.',
    '..',
    '...',
  ],
  ...[
    '\0',
    '\t',
    '\r\n',
    '\n',
    '\u007f',
    '\u0080',
    'é',
    'ü',
    '\ufeff',
    '\u2028',
    '😀',
    '__proto__',
    'constructor',
    '',
  ],
] as const;

function ofText({ format, pattern, minLength = 0 }: JsonObject): fc.Arbitrary<unknown> {
  if (format === 'binary')
    return fc
      .uint8Array()
      .map((bytes) => new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }));
  if (format === 'date-time')
    return fc
      .date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString());
  if (format === 'uuid') return fc.uuid();
  const expression = new RegExp(typeof pattern === 'string' ? pattern : '', 'u');
  const awkward = AWKWARD.filter((text) => expression.test(text) && text.length >= Number(minLength));
  // Unicode's `binary` has no half surrogates: these have no UTF-8.
  const any = fc
    .string({ unit: 'binary', minLength: Number(minLength) })
    .filter((text) => expression.test(text));
  // What leaves out a few characters is met by chance, and sooner than it is made.
  const some = typeof pattern !== 'string' || pattern.includes('[^') ? any : fc.stringMatching(expression);
  return awkward.length > 0 ? fc.oneof(fc.constantFrom(...awkward), some) : some;
}

function ofList(schema: JsonObject, depth: number, drawn: Drawn): fc.Arbitrary<unknown> {
  const { prefixItems, items, minItems = 0 } = schema;
  if (Array.isArray(prefixItems)) return fc.tuple(...prefixItems.map((item) => drawn(item, depth)));
  if (depth >= MAX_DEPTH && minItems === 0) return fc.constant([]);
  return fc.array(drawn(items ?? { type: 'string' }, depth + 1), {
    minLength: Number(minItems),
    maxLength: 4,
  });
}

function ofObject(schema: JsonObject, depth: number, drawn: Drawn): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties, minProperties = 0 } = schema;
  const needed = new Set(Array.isArray(required) ? required : []);
  const members = Object.entries(properties as JsonObject).filter(
    ([name, part]) => needed.has(name) || depth < MAX_DEPTH || !holdsReference(part),
  );
  const model = Object.fromEntries(members.map(([name, part]) => [name, drawn(part, depth + 1)]));
  const own = fc.record(model, {
    requiredKeys: members.map(([name]) => name).filter((name) => needed.has(name)),
  });
  const rest = isObject(additionalProperties)
    ? fc.dictionary(extraName(members.map(([name]) => name)), drawn(additionalProperties, depth + 1), {
        maxKeys: 3,
      })
    : fc.constant({});
  return fc
    .tuple(own, rest)
    .map(([known, more]) => ({ ...more, ...known }))
    .filter((value) => Object.keys(value).length >= Number(minProperties));
}

/** `__proto__` is no name that a server takes. */
function extraName(known: readonly string[]): fc.Arbitrary<string> {
  return fc.string({ unit: 'binary' }).filter((name) => !known.includes(name) && name !== '__proto__');
}

function holdsReference(schema: Json): boolean {
  return JSON.stringify(schema).includes('"$ref"');
}

/** Where it is deep, the branch that ends: the last. */
function lastFirst(branches: readonly Json[], depth: number): readonly Json[] {
  return depth < MAX_DEPTH ? branches : branches.slice(-1);
}

/** One object of all parts; what stands later says more. */
function merged(parts: readonly JsonObject[], { allOf: _, ...own }: JsonObject): JsonObject {
  const all = [...parts, own];
  return {
    type: 'object',
    properties: Object.assign({}, ...all.map(({ properties }) => properties)),
    required: all.flatMap(({ required }) => (Array.isArray(required) ? required : [])),
  };
}

/** What a `$ref` of the document leads to; itself without one. */
export function resolved(document: JsonObject, json: Json): JsonObject {
  const { $ref } = json as JsonObject;
  if (typeof $ref !== 'string') return json as JsonObject;
  const found = $ref
    .split('/')
    .slice(1)
    .reduce<Json | undefined>((at, key) => (at as JsonObject | undefined)?.[key], document);
  return resolved(document, found ?? null);
}
