import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '../src/kernel/json.js';
import type { Writer } from '../src/model/index.js';
import { type ContainsOptions, contains } from '../src/schema/contains.js';
import { createContainment } from '../src/schema/index.js';
import { schemaOf } from './support/schemas.js';
import { WORLDS } from './support/worlds/index.js';
import { keywords } from './support/worlds/keywords.js';
import { lists } from './support/worlds/lists.js';
import { nested } from './support/worlds/nested.js';
import { numbers } from './support/worlds/numbers.js';
import { objects } from './support/worlds/objects.js';
import { texts } from './support/worlds/texts.js';
import { pairsOf } from './support/worlds/world.js';

/** Each pair of the schemas about which two ways to ask, that should come to the same, do not. */
function differing(
  all: readonly Json[],
  ask: (outer: Json, inner: Json) => readonly [unknown, unknown],
): Json[] {
  return pairsOf(all).flatMap(([outer, inner]) => {
    const [one, other] = ask(outer, inner);
    return one === other
      ? []
      : [`${JSON.stringify(outer)} of ${JSON.stringify(inner)}: ${one}, not ${other}`];
  });
}

const answerOf = (outer: Json, inner: Json, options: ContainsOptions = {}) =>
  contains(schemaOf(outer), schemaOf(inner), options).answer;

test.each(Object.entries({ numbers, texts, lists, keywords }))(
  'no facet speaks against what holds: %s',
  (_name, world) => {
    const schemas = world.schemas.filter((json) => answerOf(false, json) !== 'yes');
    const wrong = differing(schemas, (one, other) => {
      const containment = createContainment();
      const outer = containment.space.shape(schemaOf(one));
      const inner = containment.space.shape(schemaOf(other));
      const holds = containment.contains(outer, inner).answer === 'yes';
      const suspects = containment.suspects(outer, inner);
      const refused = suspects.filter(
        ({ facet }) => containment.contains(outer, inner, facet).answer !== 'yes',
      );
      return [
        [
          refused.length === 0,
          containment.proves(outer, inner),
          containment.doubts(outer, inner).length === 0,
        ].join(),
        [holds, holds, holds].join(),
      ];
    });
    expect(wrong).toEqual([]);
  },
);

const UNCLEAR = ['not', 'anyOf', 'oneOf', 'if', 'dependentSchemas', 'unevaluatedProperties', 'enum', 'const'];

/** The schema, and that its writer writes nothing that it does not declare: how JSON Schema itself can say so. */
function closed(json: Json): Json {
  if (!isObject(json)) return json;
  const schema = Object.fromEntries(
    Object.entries(json).map(([keyword, value]): [string, Json] => [
      keyword,
      keyword === 'items' || keyword === 'additionalProperties'
        ? closed(value)
        : isObject(value) && ['properties', 'patternProperties', '$defs'].includes(keyword)
          ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, closed(inner)]))
          : value,
    ]),
  );
  const { properties = {}, patternProperties = {}, additionalProperties, required = [] } = schema;
  const named = {
    ...Object.fromEntries((required as string[]).map((name): [string, Json] => [name, {}])),
    ...(properties as JsonObject),
  };
  const declares = Object.keys({ ...named, ...(patternProperties as JsonObject) }).length > 0;
  if (!declares || additionalProperties !== undefined) return schema;
  return { ...schema, properties: named, additionalProperties: false };
}

test('a writer writes what it declares, and nothing else', () => {
  const clear = [...objects.schemas, ...nested.schemas].filter(
    (json) => !UNCLEAR.some((keyword) => JSON.stringify(json).includes(`"${keyword}"`)),
  );
  // What declares nothing holds anything, but nothing in particular.
  const declaring = clear.filter((json) =>
    /"(properties|patternProperties|required)"/.test(JSON.stringify(json)),
  );
  expect(declaring.length).toBeGreaterThan(30);
  const wrong = differing(declaring, (outer, inner) => [
    answerOf(outer, inner, { undeclared: 'absent' }),
    answerOf(outer, closed(inner)),
  ]);
  expect(wrong).toEqual([]);
});

describe.each<[Writer, string]>([
  ['consumer', 'readOnly'],
  ['owner', 'writeOnly'],
])('what the %s writes', (writtenBy, hidden) => {
  const made = { type: 'integer', readOnly: true };
  const secret = { type: 'string', writeOnly: true };
  const both = { made, secret };
  const schemas: Json[] = [
    { type: 'object' },
    { type: 'object', required: ['made', 'secret'] },
    { type: 'object', properties: both },
    { type: 'object', properties: both, required: ['made', 'secret'] },
    { type: 'object', properties: both, required: ['made'], additionalProperties: false },
    { type: 'object', properties: { made: { type: 'string', readOnly: true } }, required: ['made'] },
    {
      type: 'object',
      properties: { made: { allOf: [made] }, secret: { allOf: [secret] } },
      required: ['made'],
    },
    { type: 'object', properties: both, required: ['secret'], minProperties: 1 },
    { type: 'object', properties: both, maxProperties: 0 },
    {
      type: 'object',
      properties: { in: { type: 'object', properties: both, required: ['secret', 'made'] } },
    },
    { type: 'array', items: { type: 'object', properties: both, required: ['secret', 'made'] } },
    { anyOf: [{ type: 'object', properties: both, required: ['made'] }, { type: 'null' }] },
    { not: { type: 'object', properties: { in: both.made }, required: ['in'] } },
    { type: 'object', properties: both, not: { required: ['note'] } },
  ];

  /** The schema without what the other side writes. */
  function stripped(json: Json): Json {
    if (Array.isArray(json)) return json.map(stripped);
    if (!isObject(json)) return json;
    const { properties } = json;
    const gone = isObject(properties)
      ? Object.keys(properties).filter((name) =>
          JSON.stringify(properties[name]).includes(`"${hidden}":true`),
        )
      : [];
    // A property inside another one is of another object.
    const own = gone.filter(
      (name) => !isObject((properties as JsonObject)[name]) || name !== 'in' || !isNested(json),
    );
    return Object.fromEntries(
      Object.entries(json).map(([keyword, value]): [string, Json] => {
        if (keyword === 'required')
          return [keyword, (value as string[]).filter((name) => !own.includes(name))];
        if (keyword !== 'properties') return [keyword, stripped(value)];
        return [
          keyword,
          Object.fromEntries(
            Object.entries(value as JsonObject).map(([name, inner]) => [
              name,
              own.includes(name) ? {} : stripped(inner),
            ]),
          ),
        ];
      }),
    );
  }

  const isNested = (json: JsonObject) => {
    const { in: inner } = json.properties as JsonObject;
    return isObject(inner) && inner.properties !== undefined;
  };

  test('is compared without what the other side writes', () => {
    const wrong = differing(schemas, (outer, inner) => [
      answerOf(outer, inner, { writtenBy }),
      answerOf(stripped(outer), stripped(inner)),
    ]);
    expect(wrong).toEqual([]);
  });
});

/** What a union that allows any number of its branches would say. */
function eased(json: Json): Json {
  if (!isObject(json)) return json;
  const { oneOf, ...others } = json;
  return oneOf === undefined ? json : { ...others, anyOf: oneOf };
}

test('that two branches of a `oneOf` overlap is said only where nothing else is wrong', () => {
  const flat = Object.values(WORLDS).flatMap(({ schemas }) =>
    schemas.filter((json) => isObject(json) && (json.oneOf !== undefined || json.type === undefined)),
  );
  const said: Json[] = [];
  const wrong = differing(flat, (outer, inner) => {
    const verdict = contains(schemaOf(outer), schemaOf(inner));
    if (verdict.answer === 'yes' || !verdict.exclusivity) return [true, true];
    said.push(outer);
    return [answerOf(eased(outer), inner), 'yes'];
  });
  expect(wrong).toEqual([]);
  expect(said.length).toBeGreaterThan(10);
});
