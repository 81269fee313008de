import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/kernel/json.js';
import { schema } from './arbitrary-schema.js';

/** The schema as a link of a chain or tree of its kind. */
function recursive(json: Json, form: number): Json {
  const again = { $ref: '#/$defs/Node' };
  const next = [again, { anyOf: [again, { type: 'null' }] }, { type: 'array', items: again }][
    form % 3
  ] as Json;
  return {
    $defs: {
      Node: { type: 'object', properties: { id: json, next }, required: form % 2 === 0 ? ['id'] : ['next'] },
    },
    $ref: '#/$defs/Node',
  };
}

export type Pair = readonly [inner: Json, outer: Json];

/** Now and then both as parts of cycles. */
function sometimesCyclic(pairs: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> {
  return fc
    .tuple(pairs, fc.nat(11), fc.nat(5))
    .map(([[one, other], form, change]) =>
      form < 10 ? [one, other] : [recursive(one, form), recursive(other, form + change)],
    );
}

/** Any two schemas, or two of which one was made from the other; they stand by themselves, without `$ref`s. */
export const pair: fc.Arbitrary<Pair> = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(schema, schema) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(schema, schema, fc.nat())
      .map(([one, other, at]) => [one, edited(one, other, at)] as const),
  },
);

export const anyPair: fc.Arbitrary<Pair> = sometimesCyclic(pair);

/** A schema and one or two edits of it, as versions of a contract are, in either order. */
export const editedPair: fc.Arbitrary<Pair> = sometimesCyclic(
  fc
    .tuple(schema, schema, schema, fc.nat(), fc.option(fc.nat()), fc.boolean())
    .map(([one, other, another, at, second, turned]) => {
      const once = edited(one, other, at);
      const changed = second === null ? once : edited(once, another, second);
      return turned ? [changed, one] : [one, changed];
    }),
);

/** The schema with one place of it replaced, removed, wrapped or widened. */
function edited(json: Json, other: Json, at: number): Json {
  if (typeof json !== 'object' || json === null) return other;
  if (Array.isArray(json)) {
    if (at % 3 === 0) return json.slice(1);
    if (at % 3 === 1) return [...json].reverse();
    return json.map((item, i) => (i === at % json.length ? edited(item, other, at >> 2) : item));
  }
  const keys = Object.keys(json);
  const key = keys[at % keys.length];
  if (at % 7 === 0 || key === undefined) return { anyOf: [json, other] };
  if (at % 7 === 1) return { allOf: [json, other] };
  if (at % 7 === 2) return Object.fromEntries(Object.entries(json).filter(([k]) => k !== key));
  const value = json[key] as Json;
  if (typeof value === 'number') return { ...json, [key]: Math.max(0.5, value + (at % 2 === 0 ? 1 : -1)) };
  if (typeof value === 'string' || typeof value === 'boolean') return other;
  if (key === 'required' || key === 'enum' || key === 'dependentRequired' || key === 'type')
    return { ...json, [key]: Array.isArray(value) && value.length > 1 ? value.slice(1) : value };
  if (key === 'properties' || key === 'patternProperties') {
    const names = Object.keys(value as JsonObject);
    const chosen = names[at % names.length];
    return chosen === undefined
      ? json
      : {
          ...json,
          [key]: {
            ...(value as JsonObject),
            [chosen]: edited((value as JsonObject)[chosen] as Json, other, at >> 2),
          },
        };
  }
  if (Array.isArray(value) && value.length === 1)
    return { ...json, [key]: [edited(value[0] as Json, other, at >> 2)] };
  return { ...json, [key]: edited(value, other, at >> 2) };
}
