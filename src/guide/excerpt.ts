import { keyOf, type Place, type PlaceKey } from '../kernel/place.js';
import { lastToken, parentOf } from '../kernel/pointer.js';
import { type Contract, type Parameter, type Schema, target } from '../model/index.js';

/** A function from places to one line that shows what is there, as a consumer would write it down. */
export function excerpts(contract: Contract): (place: Place) => string | undefined {
  const lines = new Map<PlaceKey, string>();
  for (const operation of contract.operations) {
    lines.set(keyOf(operation.at), operation.key);
    for (const parameter of operation.parameters) lines.set(keyOf(parameter.at), parameterLine(parameter));
  }
  for (const exchange of contract.exchanges) lines.set(keyOf(exchange.at), exchange.key);
  for (const channel of contract.channels)
    lines.set(keyOf(channel.at), `channel ${channel.address ?? channel.key}`);
  return (place) => {
    for (let { pointer } = place; pointer !== ''; pointer = parentOf(pointer)) {
      const key = keyOf({ file: place.file, pointer });
      const schema = contract.schemas.get(key);
      const line =
        lines.get(key) ?? (schema && isToldAlone(schema) ? schemaLine(contract, schema) : undefined);
      if (line !== undefined) return line;
    }
    return undefined;
  };
}

/** A consumer knows properties and named schemas; of anything inside a parameter or a list, they know what holds it. */
function isToldAlone({ name, at }: Schema): boolean {
  return name !== undefined || lastToken(parentOf(at.pointer)) === 'properties';
}

function parameterLine({ name, in: location, required, schema }: Parameter): string {
  return `${location} ${name}${required ? '' : '?'}${schema ? `: ${typeText(schema)}` : ''}`;
}

/** A property with its type, or a named schema with its body. */
function schemaLine(contract: Contract, schema: Schema): string {
  const { pointer, file } = schema.at;
  const name = lastToken(pointer) ?? '';
  if (lastToken(parentOf(pointer)) === 'properties') {
    const owner = contract.schemas.get(keyOf({ file, pointer: parentOf(parentOf(pointer)) }));
    return `${name}${owner?.required.has(name) ? '' : '?'}: ${typeText(schema)}`;
  }
  return schema.name ? `${schema.name}: ${typeText(schema, 1, true)}` : typeText(schema);
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
