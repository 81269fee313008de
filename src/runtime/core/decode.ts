import { malformed } from './envelope.js';
import { type Found, pathValues } from './server-router.js';
import { decode, decodePlus, jsonOr, type Pair, pairsOf, scalar } from './wire-text.js';

/** What texts of the wire stand for. */
export type Shape =
  | 'string'
  | 'number'
  | 'boolean'
  | { readonly items: Shape }
  /** `rest`: of members that are not declared; undefined: there are none. */
  | { readonly properties: Readonly<Record<string, Shape>>; readonly rest?: Shape };

/** A parameter as a server reads it. */
export interface ServerParameter {
  readonly in: 'path' | 'query' | 'querystring' | 'header' | 'cookie';
  readonly name: string;
  /** The member of the input that it becomes, when that is not named like it. */
  readonly key?: string;
  readonly style?: string;
  readonly explode?: boolean;
  /** Is the value JSON? */
  readonly json?: boolean;
  readonly shape?: Shape;
}

/** Where parameters are read from: as they came, not yet percent-decoded. */
export interface WireParts {
  /** The path of the request's URL. */
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  readonly headers: Headers;
}

/** The input that a client's `writeParameters` wrote. Texts that do not fit their shape stay texts, for validation to tell. */
export function readParameters(
  template: string,
  parameters: readonly ServerParameter[],
  { path, ...parts }: WireParts,
): Record<string, unknown> {
  return readInput(parameters, { ...parts, values: pathValues(template, path) ?? new Map() });
}

/** The same, of a path that a router has taken apart. */
export function readInput(
  parameters: readonly ServerParameter[],
  { values, query, headers }: Pick<WireParts, 'query' | 'headers'> & Pick<Found, 'values'>,
): Record<string, unknown> {
  const found: Wire = {
    path: values,
    query: pairsOf(query, '&'),
    cookies: pairsOf(headers.get('cookie') ?? '', ';'),
    headers,
    names: new Set(parameters.map(({ name }) => name)),
  };
  const input: Record<string, unknown> = Object.create(null);
  for (const parameter of parameters) {
    const value = readOne(parameter, found);
    if (value !== undefined) input[parameter.key ?? parameter.name] = value;
  }
  return input;
}

interface Wire {
  readonly path: ReadonlyMap<string, string>;
  readonly query: readonly Pair[];
  readonly cookies: readonly Pair[];
  readonly headers: Headers;
  /** Of all parameters: what is named otherwise may be a member of an object. */
  readonly names: ReadonlySet<string>;
}

function readOne(parameter: ServerParameter, found: Wire): unknown {
  switch (parameter.in) {
    case 'path':
      return readSimple(parameter, found.path.get(parameter.name), decode);
    case 'header':
      return readSimple(parameter, found.headers.get(parameter.name) ?? undefined, (text) => text.trim());
    case 'cookie':
      return readQuery(parameter, found.cookies);
    case 'query':
      return readQuery(parameter, found.query, found.names);
    case 'querystring':
      return readForm(found.query, parameter.shape);
  }
}

/** How fields of a form are written whose style is not the usual one. */
export type FieldStyles = Readonly<Record<string, Pick<ServerParameter, 'style' | 'explode' | 'json'>>>;

/** A form's fields by name; lists where the shape says so, and objects as JSON unless a style says otherwise. */
export function readForm(
  pairs: readonly Pair[],
  shape: Shape | undefined,
  styles: FieldStyles = {},
): Record<string, unknown> {
  const groups = grouped(pairs, ([name]) => name.replace(/\[.*$/s, ''));
  const shapes = typeof shape === 'object' && 'properties' in shape ? shape.properties : {};
  const fields: Record<string, unknown> = Object.create(null);
  for (const [name, { style, explode }] of Object.entries(styles)) {
    const member = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (style !== 'form' || !explode || typeof member !== 'object' || !('properties' in member)) continue;
    // Its members are fields of their own.
    const value = readExploded(member, { pairs });
    if (value !== undefined) fields[name] = value;
    for (const part of Object.keys(member.properties)) groups.delete(part);
  }
  for (const [name, own] of groups) {
    const member = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    const style = typeof member === 'object' && 'properties' in member ? 'deepObject' : 'form';
    const terms = Object.hasOwn(styles, name) ? styles[name] : { style, explode: true };
    fields[name] = readQuery(
      { in: 'query', name, ...terms, ...(member !== undefined && { shape: member }) },
      own,
    );
  }
  return fields;
}

/** @param names of other parameters, where what has none of them may be a member of this one */
function readQuery(parameter: ServerParameter, pairs: readonly Pair[], names?: ReadonlySet<string>): unknown {
  const { name, style = 'form', explode = style === 'form', shape = 'string' } = parameter;
  // The style of cookies has no encoding.
  const write = style === 'cookie' ? String : decodePlus;
  const raw = pairs.filter(([key]) => key === name).map(([, value]) => value);
  const [first] = raw;
  if (parameter.json) return first === undefined ? undefined : jsonOr(decodePlus(first));
  if (style === 'deepObject') return readDeep(name, pairs, shape);
  if (typeof shape === 'object' && 'properties' in shape && explode)
    return readExploded(shape, { pairs, style, names });
  if (first === undefined) return undefined;
  if (typeof shape === 'string') return scalar(write(first), shape);
  const items = explode ? raw : first.split(SEPARATORS[style] ?? ',');
  return listOrObject(items.map(write), shape);
}

const SEPARATORS: Readonly<Record<string, RegExp>> = {
  spaceDelimited: /%20|\+/,
  pipeDelimited: /\||%7C/i,
  tabDelimited: /%09/,
};

/** An object whose members are parameters of their own. */
/** Members of an object that stand side by side, as parameters do. */
function readExploded(
  { properties, rest }: Extract<Shape, { properties: unknown }>,
  { pairs, style = 'form', names }: Exploded,
): Record<string, unknown> | undefined {
  const object: Record<string, unknown> = Object.create(null);
  const read = (name: string, shape: Shape, own: readonly Pair[]): void => {
    const value = readQuery({ in: 'query', name, shape, style, explode: true }, own);
    if (value !== undefined) object[name] = value;
  };
  for (const [name, shape] of Object.entries(properties)) read(name, shape, pairs);
  if (rest !== undefined && names) {
    const others = pairs.filter(([name]) => !names.has(name) && !Object.hasOwn(properties, name));
    for (const [name, own] of grouped(others, ([key]) => key)) read(name, rest, own);
  }
  return Object.keys(object).length > 0 ? object : undefined;
}

interface Exploded {
  readonly pairs: readonly Pair[];
  readonly style?: string;
  readonly names?: ReadonlySet<string> | undefined;
}

/** Looking through all pairs for each name would let a long query or form stop the server. */
function grouped(pairs: readonly Pair[], nameOf: (pair: Pair) => string): Map<string, Pair[]> {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const name = nameOf(pair);
    const group = groups.get(name);
    if (group) group.push(pair);
    else groups.set(name, [pair]);
  }
  return groups;
}

/** `filter[status]=open`, to any depth. */
function readDeep(prefix: string, pairs: readonly Pair[], shape: Shape, depth = 0): unknown {
  if (depth > MAX_DEEP)
    throw malformed(`The parameter ${prefix.split('[', 1)[0] ?? ''} is nested too deeply.`);
  const inner = pairs.filter(([name]) => name.startsWith(`${prefix}[`));
  if (inner.length === 0) {
    const raw = pairs.filter(([name]) => name === prefix).map(([, value]) => decodePlus(value));
    if (raw[0] === undefined) return undefined;
    // A form without an encoding has its objects as JSON.
    if (typeof shape === 'object' && 'properties' in shape && raw[0].startsWith('{')) return jsonOr(raw[0]);
    return typeof shape === 'string' ? scalar(raw[0], shape) : listOrObject(raw, shape);
  }
  const object: Record<string, unknown> = Object.create(null);
  for (const [name] of inner) {
    const key = name.slice(prefix.length + 1).split(']', 1)[0] ?? '';
    object[key] ??= readDeep(`${prefix}[${key}]`, inner, memberOf(shape, key), depth + 1);
  }
  return object;
}

/** Deeper objects are sent as JSON. */
const MAX_DEEP = 16;

function readSimple(
  parameter: ServerParameter,
  raw: string | undefined,
  write: (text: string) => string,
): unknown {
  const { shape = 'string', style, explode = false, name } = parameter;
  if (raw === undefined) return undefined;
  if (parameter.json) return jsonOr(write(raw));
  const isMatrix = style === 'matrix';
  const text = style === 'label' ? raw.slice(1) : isMatrix && !explode ? raw.slice(name.length + 2) : raw;
  if (typeof shape === 'string')
    return scalar(write(isMatrix && explode ? raw.slice(name.length + 2) : text), shape);
  const separator = isMatrix && explode ? ';' : style === 'label' && explode ? '.' : ',';
  const parts = text.split(separator).filter((part) => part !== '');
  if ('items' in shape)
    return listOrObject(
      parts.map((part) => write(isMatrix && explode ? part.slice(name.length + 1) : part)),
      shape,
    );
  const flat = explode
    ? parts.flatMap((part) => [part.split('=', 1)[0] ?? '', part.split(/=(.*)/s)[1] ?? ''])
    : parts;
  return listOrObject(flat.map(write), shape);
}

/** The items of a list, or the `key, value, key, value` of an object. */
function listOrObject(texts: readonly string[], shape: Exclude<Shape, string>): unknown {
  if ('items' in shape)
    return texts.map((text) => (typeof shape.items === 'string' ? scalar(text, shape.items) : jsonOr(text)));
  const object: Record<string, unknown> = Object.create(null);
  for (let index = 0; index + 1 < texts.length; index += 2) {
    const key = texts[index] ?? '';
    const member = memberOf(shape, key);
    object[key] = typeof member === 'string' ? scalar(texts[index + 1] ?? '', member) : texts[index + 1];
  }
  return object;
}

/** What the text of an object's member stands for. */
function memberOf(shape: Shape, key: string): Shape {
  if (typeof shape === 'string' || 'items' in shape) return 'string';
  return (Object.hasOwn(shape.properties, key) ? shape.properties[key] : shape.rest) ?? 'string';
}
