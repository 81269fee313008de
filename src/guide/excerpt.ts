import { keyOf, type Place, type PlaceKey } from '../kernel/place.js';
import { lastToken, parentOf } from '../kernel/pointer.js';
import { type Contract, type Parameter, type Schema, target } from '../model/index.js';

/** One line that shows what is at a place, as a consumer would write it down: `total?: number`. */
export interface Line {
  /** A property's or schema's name, a parameter, an operation. */
  readonly label: string;
  readonly type?: string;
  /** The label is the name of a schema. */
  readonly isNamed?: true;
}

export type Excerpts = (place: Place) => Line | undefined;

export function lineText({ label, type }: Line): string {
  return type === undefined ? label : `${label}: ${type}`;
}

/** A function from places to what consumers know there: for what lies within that, the nearest that holds it. */
export function excerpts(contract: Contract): Excerpts {
  const whole = new Map<PlaceKey, Line>();
  const parts = new Map<PlaceKey, Line>();
  for (const operation of contract.operations) {
    whole.set(keyOf(operation.at), { label: operation.key });
    for (const parameter of operation.parameters) parts.set(keyOf(parameter.at), parameterLine(parameter));
  }
  for (const exchange of contract.exchanges) whole.set(keyOf(exchange.at), { label: exchange.key });
  for (const channel of contract.channels)
    parts.set(keyOf(channel.at), { label: `channel ${channel.address ?? channel.key}` });
  return (place) => {
    const own = whole.get(keyOf(place));
    if (own) return own;
    for (let { pointer } = place; pointer !== ''; pointer = parentOf(pointer)) {
      const key = keyOf({ file: place.file, pointer });
      // A part of an operation is not the operation: to show that would say that all of it changed.
      if (whole.has(key)) return undefined;
      const schema = contract.schemas.get(key);
      const line = parts.get(key) ?? (schema && schemaLine(contract, schema));
      if (line) return line;
    }
    return undefined;
  };
}

function parameterLine({ name, in: location, required, schema }: Parameter): Line {
  const label = `${location} ${name}${required ? '' : '?'}`;
  return schema ? { label, type: typeText(schema) } : { label };
}

/** A property with its type, or a named schema with its body; of anything else consumers know only what holds it. */
function schemaLine(contract: Contract, schema: Schema): Line | undefined {
  const { pointer, file } = schema.at;
  const name = lastToken(pointer) ?? '';
  if (lastToken(parentOf(pointer)) === 'properties') {
    const owner = contract.schemas.get(keyOf({ file, pointer: parentOf(parentOf(pointer)) }));
    return { label: `${name}${owner?.required.has(name) ? '' : '?'}`, type: typeText(schema) };
  }
  return schema.name === undefined
    ? undefined
    : { label: schema.name, type: typeText(schema, 1, true), isNamed: true };
}

/** Types nested deeper than this are only named. */
const DEPTH = 2;

/** A type in one line: `string (email)`, `integer 1..100`, `Money { amount: string, currency: Currency }`. */
export function typeText(schema: Schema, depth = 0, unnamed = false): string {
  const shown = target(schema);
  const name = unnamed ? undefined : shown.name;
  const body = bodyText(shown, depth);
  if (name === undefined) return body;
  return depth === 0 && body.length <= 80 && shown.properties.size > 0 ? `${name} ${body}` : name;
}

function bodyText(schema: Schema, depth: number): string {
  if (schema.always !== undefined) return schema.always ? 'anything' : 'nothing';
  if (schema.enum) return clip(schema.enum.map((value) => JSON.stringify(value)).join(' | '));
  const members = [...schema.anyOf, ...schema.oneOf];
  if (members.length > 0) return clip(members.map((member) => typeText(member, depth + 1)).join(' | '));
  if (schema.allOf.length > 0)
    return clip(schema.allOf.map((member) => typeText(member, depth + 1)).join(' & '));
  const types = [...(schema.types ?? [])];
  if (types.length === 0) return schema.properties.size > 0 ? objectText(schema, depth) : 'anything';
  return types
    .map((type) =>
      type === 'object'
        ? objectText(schema, depth)
        : type === 'array'
          ? arrayText(schema, depth)
          : `${type}${facets(schema, type)}`,
    )
    .join(' | ');
}

function objectText(schema: Schema, depth: number): string {
  if (schema.properties.size === 0 || depth >= DEPTH) return 'object';
  const members = [...schema.properties].map(
    ([name, property]) => `${name}${schema.required.has(name) ? '' : '?'}: ${typeText(property, depth + 1)}`,
  );
  const shown = members.slice(0, 8);
  return `{ ${[...shown, ...(members.length > shown.length ? ['…'] : [])].join(', ')} }`;
}

function arrayText(schema: Schema, depth: number): string {
  const { minItems, maxItems } = schema;
  return `array of ${schema.items ? typeText(schema.items, depth + 1) : 'anything'}${range(minItems, maxItems)}`;
}

function facets(schema: Schema, type: string): string {
  if (type === 'string')
    return `${schema.format ? ` (${schema.format})` : ''}${range(schema.minLength, schema.maxLength)}`;
  if (type === 'number' || type === 'integer')
    return range(schema.minimum ?? schema.exclusiveMinimum, schema.maximum ?? schema.exclusiveMaximum);
  return '';
}

/** ` 1..100`, ` ≥ 1`, ` ≤ 100`, or nothing. */
function range(from: number | undefined, to: number | undefined): string {
  if (from !== undefined && to !== undefined) return ` ${from}..${to}`;
  return from !== undefined ? ` ≥ ${from}` : to !== undefined ? ` ≤ ${to}` : '';
}

function clip(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
