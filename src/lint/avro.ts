import { isObject, type Json, type JsonObject } from '../kernel/json.js';

/** What is wrong with an Avro schema, and where in it. */
export interface AvroFault {
  readonly keys: readonly (string | number)[];
  readonly message: string;
}

const PRIMITIVES: ReadonlySet<string> = new Set('null boolean int long float double bytes string'.split(' '));
const NAME = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/;

interface Reading {
  readonly known: Set<string>;
  readonly faults: AvroFault[];
}

interface Spot {
  readonly keys: readonly (string | number)[];
  readonly namespace: string;
}

/** Judges a schema in the JSON encoding of Avro. @see https://avro.apache.org/docs/1.12.0/specification/#schema-declaration */
export function avroFaults(schema: Json): AvroFault[] {
  const reading: Reading = { known: new Set(), faults: [] };
  judge(reading, schema, { keys: [], namespace: '' });
  return reading.faults;
}

function judge(reading: Reading, schema: Json, spot: Spot): void {
  if (typeof schema === 'string') judgeName(reading, schema, spot);
  else if (Array.isArray(schema)) judgeUnion(reading, schema, spot);
  else if (isObject(schema)) judgeObject(reading, schema, spot);
  else
    blame(
      reading,
      spot.keys,
      `${JSON.stringify(schema)} is no Avro schema: a type, a union or an object is wanted`,
    );
}

function judgeName({ known, faults }: Reading, name: string, { keys, namespace }: Spot): void {
  if (PRIMITIVES.has(name) || known.has(name) || known.has(fullName(name, namespace))) return;
  faults.push({ keys, message: `the type "${name}" is neither one of Avro's nor defined before` });
}

function judgeUnion(reading: Reading, members: readonly Json[], spot: Spot): void {
  const seen = new Set<string>();
  for (const [index, member] of members.entries()) {
    const keys = [...spot.keys, index];
    if (Array.isArray(member)) blame(reading, keys, 'a union stands directly in another one');
    else judge(reading, member, { ...spot, keys });
    const name = nameIn(member);
    if (name !== undefined && seen.has(name)) blame(reading, keys, `the union has "${name}" twice`);
    if (name !== undefined) seen.add(name);
  }
}

/** What a union's member is known by: two lists, or two maps, cannot be told apart. */
function nameIn(member: Json): string | undefined {
  if (typeof member === 'string') return member;
  if (!isObject(member)) return undefined;
  return typeof member.name === 'string'
    ? member.name
    : typeof member.type === 'string'
      ? member.type
      : undefined;
}

function judgeObject(reading: Reading, schema: JsonObject, spot: Spot): void {
  const { type } = schema;
  const inner = (key: string, namespace = spot.namespace): Spot => ({ keys: [...spot.keys, key], namespace });
  // What stands in another place, `$ref: ./order.avsc`, is judged there.
  if (typeof schema.$ref === 'string') return;
  if (type === undefined) blame(reading, spot.keys, 'the schema has no `type`');
  else if (type === 'record' || type === 'error') judgeRecord(reading, schema, spot);
  else if (type === 'enum' || type === 'fixed') {
    define(reading, schema, spot);
    if (type === 'enum') judgeSymbols(reading, schema, spot);
    else if (!Number.isInteger(schema.size))
      blame(reading, spot.keys, 'a fixed needs a whole number for its `size`');
  } else if (type === 'array' || type === 'map') {
    const key = type === 'array' ? 'items' : 'values';
    if (schema[key] === undefined) blame(reading, spot.keys, `an Avro ${type} needs \`${key}\``);
    else judge(reading, schema[key], inner(key));
  } else judge(reading, type, inner('type'));
}

/** Notes the name of a record, enum or fixed; answers the namespace inside it. */
function define(reading: Reading, { name, namespace }: JsonObject, spot: Spot): string {
  const own = typeof namespace === 'string' ? namespace : spot.namespace;
  if (typeof name !== 'string') blame(reading, spot.keys, 'a record, enum or fixed needs a `name`');
  else if (!NAME.test(name)) blame(reading, [...spot.keys, 'name'], `"${name}" is no Avro name`);
  else {
    const full = fullName(name, own);
    if (reading.known.has(full))
      blame(reading, [...spot.keys, 'name'], `the type "${full}" is defined twice`);
    reading.known.add(full);
    const dot = full.lastIndexOf('.');
    return dot < 0 ? '' : full.slice(0, dot);
  }
  return own;
}

function judgeRecord(reading: Reading, record: JsonObject, spot: Spot): void {
  const namespace = define(reading, record, spot);
  if (!Array.isArray(record.fields)) {
    blame(reading, spot.keys, 'a record needs a list of `fields`');
    return;
  }
  const names = new Set<string>();
  for (const [index, field] of record.fields.entries()) {
    const keys = [...spot.keys, 'fields', index];
    if (!isObject(field) || typeof field.name !== 'string') {
      blame(reading, keys, 'a field needs a `name`');
      continue;
    }
    if (names.has(field.name)) blame(reading, [...keys, 'name'], `the field "${field.name}" stands twice`);
    names.add(field.name);
    if (field.type === undefined) blame(reading, keys, `the field "${field.name}" has no \`type\``);
    else {
      judge(reading, field.type, { keys: [...keys, 'type'], namespace });
      judgeDefault(reading, field, keys);
    }
  }
}

/** The default of a union is a value of its first member. */
function judgeDefault(reading: Reading, field: JsonObject, keys: readonly (string | number)[]): void {
  const value = field.default;
  const type = Array.isArray(field.type) ? field.type[0] : field.type;
  if (value === undefined || typeof type !== 'string' || !PRIMITIVES.has(type)) return;
  const fits =
    type === 'null'
      ? value === null
      : type === 'boolean'
        ? typeof value === 'boolean'
        : type === 'string' || type === 'bytes'
          ? typeof value === 'string'
          : typeof value === 'number' && (!/int|long/.test(type) || Number.isInteger(value));
  if (!fits)
    blame(
      reading,
      [...keys, 'default'],
      `the default of "${String(field.name)}" is ${JSON.stringify(value)}; a value of the type ${type} is wanted`,
    );
}

function judgeSymbols(reading: Reading, { symbols, default: standard }: JsonObject, spot: Spot): void {
  if (!Array.isArray(symbols)) {
    blame(reading, spot.keys, 'an enum needs a list of `symbols`');
    return;
  }
  for (const [index, symbol] of symbols.entries()) {
    const keys = [...spot.keys, 'symbols', index];
    if (typeof symbol !== 'string' || !/^[A-Za-z_]\w*$/.test(symbol))
      blame(reading, keys, `${JSON.stringify(symbol)} is no symbol of an enum`);
    else if (symbols.indexOf(symbol) < index) blame(reading, keys, `the symbol "${symbol}" stands twice`);
  }
  if (standard !== undefined && !symbols.includes(standard))
    blame(
      reading,
      [...spot.keys, 'default'],
      `the default ${JSON.stringify(standard)} is none of the symbols`,
    );
}

function fullName(name: string, namespace: string): string {
  return name.includes('.') || namespace === '' ? name : `${namespace}.${name}`;
}

function blame({ faults }: Reading, keys: readonly (string | number)[], message: string): void {
  faults.push({ keys, message });
}
