import { isObject, type Json } from '../../kernel/json.js';
import { sortedBy } from '../../kernel/order.js';
import { isBareRef, type JsonType, type Schema } from '../../model/index.js';
import type { Names } from '../../names/index.js';
import { literal } from '../print.js';
import type { Cycles } from './cycles.js';
import { narrowing } from './discriminator.js';
import { type Members, objectType } from './objects.js';
import {
  arrayOf,
  atom,
  intersection,
  NEVER,
  NULL,
  OPEN_STRING,
  type TypeText,
  UNKNOWN,
  union,
} from './type-text.js';
import type { View } from './views.js';

/** What one file's types are printed with. */
export interface Printing {
  readonly names: Names;
  readonly split: ReadonlySet<Schema>;
  readonly cycles: Cycles;
  readonly view: View;
  /** The typed schema whose body is being printed. */
  readonly self?: Schema;
  /** Bases that lead back here and whose members stand in this body already: once is enough where all must hold. */
  readonly inlined?: Set<Schema>;
  /** Names that were used, for the file's imports. */
  readonly used: Set<string>;
}

/** The type of a schema: its name where it has one, else its body. `context`: what else holds for the same value. */
export function typeOf(printing: Printing, schema: Schema, context: readonly Schema[] = []): TypeText {
  if (printing.names.type(schema) !== undefined) return reference(printing, schema);
  if (schema.ref && isBareRef(schema)) return reference(printing, schema.ref);
  return bodyOf(printing, schema, context);
}

function reference(printing: Printing, schema: Schema): TypeText {
  const { names, split, view } = printing;
  const name = names.type(schema);
  if (name === undefined) return bodyOf(printing, schema, []);
  const spelled = view === 'write' && split.has(schema) ? names.writeType(name) : name;
  printing.used.add(spelled);
  return atom(spelled);
}

/** The type of a schema spelled out, whatever its name. */
export function bodyOf(printing: Printing, schema: Schema, context: readonly Schema[] = []): TypeText {
  if (schema.always !== undefined) return schema.always ? UNKNOWN : NEVER;
  if (schema.enum) return union(schema.enum.map(valueType));
  const around = [...context, schema];
  const together = printing.inlined ? printing : { ...printing, inlined: new Set<Schema>() };
  const composed = intersection([
    ...(schema.ref ? [baseType(together, schema.ref, around)] : []),
    ...schema.allOf.map((part) => baseType(together, part, around)),
    unionType(printing, schema, schema.oneOf, around),
    unionType(printing, schema, schema.anyOf, around),
  ]);
  const own = ownType(apart(printing), schema, around, composed === UNKNOWN);
  const whole = intersection([composed, own]);
  return composed !== UNKNOWN && schema.types?.has('null') ? union([whole, NULL]) : whole;
}

/** For what need not hold together with the rest: members of objects, items, alternatives. */
function apart({ inlined: _, ...printing }: Printing): Printing {
  return printing;
}

/** One part of an `allOf`. A base that leads back here gives its own members, without its union. */
function baseType(printing: Printing, part: Schema, around: readonly Schema[]): TypeText {
  const base = typedBy(printing, part);
  if (!base || !printing.self || !printing.cycles.throughAllOf(printing.self, base))
    return typeOf(printing, part, around);
  if (around.includes(base) || printing.inlined?.has(base)) return UNKNOWN;
  printing.inlined?.add(base);
  return bodyOf(printing, { ...base, oneOf: [], anyOf: [] }, [...around, base]);
}

function unionType(
  printing: Printing,
  schema: Schema,
  members: readonly Schema[],
  around: readonly Schema[],
): TypeText {
  const types = members.flatMap((member) => {
    const typed = typedBy(printing, member);
    if (typed && printing.self && printing.cycles.throughMember(printing.self, typed)) return [];
    const tag = narrowing(schema, member);
    return intersection([...(tag ? [tag] : []), typeOf(apart(printing), member, around)]);
  });
  return types.length === 0 ? UNKNOWN : union(types);
}

function typedBy({ names }: Printing, schema: Schema): Schema | undefined {
  if (names.type(schema) !== undefined) return schema;
  return schema.ref && isBareRef(schema) ? schema.ref : undefined;
}

/** What the schema's own keywords say, beside what it is composed of. */
function ownType(printing: Printing, schema: Schema, around: readonly Schema[], alone: boolean): TypeText {
  const types = sortedBy(schema.types ?? impliedTypes(schema), (type) => (type === 'null' ? '~' : type));
  const shown = alone ? types : types.filter((type) => type !== 'null');
  if (shown.length === 0) return UNKNOWN;
  return union(shown.map((type) => oneType(printing, schema, type, around, alone)));
}

function oneType(
  printing: Printing,
  schema: Schema,
  type: JsonType,
  around: readonly Schema[],
  alone: boolean,
): TypeText {
  switch (type) {
    case 'object':
      return objectType(membersWith(printing), schema, around, alone);
    case 'array':
      return arrayType(printing, schema);
    case 'integer':
      return atom('number');
    case 'string':
      return stringType(schema);
    default:
      return atom(type);
  }
}

/** How the members of an object are printed, in turn. */
export function membersWith(printing: Printing): Members {
  return { view: printing.view, typeOf: (schema) => typeOf(printing, schema) };
}

/** A schema that speaks of properties means an object, and one that speaks of items an array. */
function impliedTypes(schema: Schema): readonly JsonType[] {
  if (schema.properties.size > 0 || schema.required.size > 0 || schema.patternProperties.size > 0)
    return ['object'];
  if (schema.additionalProperties && schema.additionalProperties.always === undefined) return ['object'];
  return schema.items || schema.prefixItems ? ['array'] : [];
}

/** Bytes cannot be JSON, so `format: binary` is met in forms and uploads only, where it is a file. */
function stringType(schema: Schema): TypeText {
  if (schema.format === 'binary' && schema.contentEncoding === undefined) return atom('Blob');
  const known = schema.extensions['x-extensible-enum'];
  if (!Array.isArray(known)) return atom('string');
  return union([
    ...known.filter((value) => typeof value === 'string').map((value) => atom(literal(value))),
    OPEN_STRING,
  ]);
}

/** Enums are closed, so that a `switch` can be exhaustive; `x-extensible-enum` (stringType) is the open kind. */
function valueType(value: Json): TypeText {
  if (typeof value === 'string') return atom(literal(value));
  if (Array.isArray(value)) return atom(`[${value.map((item) => valueType(item).text).join(', ')}]`);
  if (isObject(value)) return atom('Record<string, unknown>');
  return atom(String(value));
}

/** `T[]`, or a tuple: members behind `minItems` may be missing. */
function arrayType(printing: Printing, schema: Schema): TypeText {
  const { prefixItems, items, minItems = 0, maxItems = Infinity } = schema;
  const rest = items ? typeOf(printing, items) : UNKNOWN;
  if (!prefixItems || prefixItems.length === 0) return arrayOf(rest);
  const members = prefixItems.map((item, index) => {
    const type = typeOf(printing, item);
    if (index < minItems) return type.text;
    return type.binds === 'atom'
      ? `${type.text}?`
      : `(${type.text}${type.text.startsWith('\n') ? '\n' : ''})?`;
  });
  const closed = rest === NEVER || maxItems <= prefixItems.length;
  return atom(`[${[...members, ...(closed ? [] : [`...${arrayOf(rest).text}`])].join(', ')}]`);
}
