import { isObject, type Json, own } from '../kernel/json.js';
import { child, type Pointer, tokensOf } from '../kernel/pointer.js';
import type { Schema } from '../model/index.js';
import { allOf, type Invalidity, validate } from '../schema/index.js';
import { undeclaredFields } from './declared.js';
import { type NarrowRule, narrowRules } from './matching-rules.js';
import type { Note } from './note.js';
import type { Content } from './pact-file.js';

/** What is wrong with what a consumer expects to read. */
export interface Judgement {
  /** Why nobody who keeps to the schema can write the value, in words that continue “What it expects …”. */
  readonly reason: string | undefined;
  /** Fields that the schema does not declare. */
  readonly undeclared: readonly Pointer[];
  /** Rules that refuse what the schema allows. */
  readonly narrow: readonly NarrowRule[];
}

/** Nothing is wrong. */
export const KEPT: Judgement = { reason: undefined, undeclared: [], narrow: [] };

/** Judges what a consumer expects to read: it may leave things out, but not contradict the contract. */
export async function judgeExpected(schema: Schema, { body, rules }: Content): Promise<Judgement> {
  if (body === undefined) return KEPT;
  const undeclared = undeclaredFields(schema, body);
  // An undeclared field is one finding, not a second one of a schema that happens to be closed.
  const declared = without(body, undeclared);
  const [first] = await validate(withoutRequired(schema), declared, { writtenBy: 'owner' });
  return {
    reason: first && worded(first, declared),
    undeclared,
    narrow: first ? [] : await narrowRules(schema, rules),
  };
}

/** Notes the rules that are too narrow, each at its own place. */
export function noteNarrow(narrow: readonly NarrowRule[], call: string, note: Note): void {
  for (const { rule, witness } of narrow)
    note('pact/rule-too-narrow', rule.at, {
      call,
      field: child('', ...rule.path) || 'the top',
      rule: rule.regex === undefined ? rule.match : `${rule.match} ${rule.regex}`,
      witness: clip(JSON.stringify(witness)),
    });
}

/** An invalidity in words: where, what was found there, and what is wrong with it. */
export function worded({ pointer, message }: Invalidity, value: Json): string {
  const found = tokensOf(pointer).reduce<Json | undefined>(
    (inner, token) => (Array.isArray(inner) ? inner[Number(token)] : own(inner, token)),
    value,
  );
  const subject = typeof found === 'object' && found !== null ? 'it' : clip(JSON.stringify(found) ?? 'it');
  return `is invalid${pointer && ` at ${pointer}`}: ${subject} ${message}`;
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function without(value: Json, fields: readonly Pointer[], at = ''): Json {
  if (fields.length === 0) return value;
  if (Array.isArray(value)) return value.map((item, index) => without(item, fields, `${at}/${index}`));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).flatMap(([name, member]): [string, Json][] => {
    const here = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` as Pointer;
    return fields.includes(here) ? [] : [[name, without(member, fields, here)]];
  });
  return Object.fromEntries(kept);
}

const relaxed = new WeakMap<Schema, Schema>();

/**
 * The schema without what it asks to be there: a consumer writes down only what it reads, so what its example leaves
 * out says nothing against the contract. What would hang on something left out (conditions, negations, the least
 * number of items) goes as well.
 */
export function withoutRequired(schema: Schema): Schema {
  const known = relaxed.get(schema);
  if (known) return known;
  const copy = {
    ...schema,
    required: new Set<string>(),
    dependentRequired: new Map<string, readonly string[]>(),
  } as Mutable<Schema>;
  relaxed.set(schema, copy);
  for (const key of ABSENCE) delete copy[key];
  for (const key of NESTED) {
    const inner = schema[key];
    if (inner) copy[key] = withoutRequired(inner);
  }
  if (schema.prefixItems) copy.prefixItems = schema.prefixItems.map(withoutRequired);
  copy.allOf = schema.allOf.map(withoutRequired);
  copy.anyOf = schema.anyOf.map(withoutRequired);
  // With less required, several members of a oneOf may match one value: any will do.
  if (schema.oneOf.length > 0) {
    copy.oneOf = [];
    copy.allOf = [...copy.allOf, { ...allOf([]), anyOf: schema.oneOf.map(withoutRequired) }];
  }
  for (const key of ['properties', 'patternProperties', 'dependentSchemas'] as const) {
    copy[key] = new Map([...schema[key]].map(([name, member]) => [name, withoutRequired(member)]));
  }
  return copy;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const ABSENCE = [
  'minProperties',
  'minItems',
  'contains',
  'minContains',
  'maxContains',
  'not',
  'if',
  'then',
  'else',
  'discriminator',
] as const satisfies readonly (keyof Schema)[];
const NESTED = [
  'ref',
  'items',
  'additionalProperties',
  'propertyNames',
  'unevaluatedProperties',
  'unevaluatedItems',
] as const satisfies readonly (keyof Schema)[];
