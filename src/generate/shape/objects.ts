import { sortedBy } from '../../kernel/order.js';
import type { Schema } from '../../model/index.js';
import { commentText, schemaComment } from '../comment.js';
import { block, propertyKey } from '../print.js';
import { propertyOf } from './lookup.js';
import { atom, type TypeText, typed, UNKNOWN, union } from './type-text.js';
import { isHidden, type View } from './views.js';

/** What an object's members are printed with. */
export interface Members {
  readonly view: View;
  readonly typeOf: (schema: Schema) => TypeText;
}

/** An object's type: its properties, and what other keys may hold. `alone`: nothing else describes the value. */
export function objectType(
  printing: Members,
  schema: Schema,
  context: readonly Schema[],
  alone: boolean,
): TypeText {
  const members = objectMembers(printing, schema, context);
  const [only = ''] = members;
  if (members.length === 1 && only.startsWith('[') && !only.includes('\n'))
    return atom(`{ ${only.slice(0, -1)} }`);
  if (members.length > 0) return atom(block('', members));
  if (!alone) return UNKNOWN;
  return schema.additionalProperties?.always === false
    ? atom('Record<string, never>')
    : atom('Record<string, unknown>');
}

/** The members of an object's type, by name: the order of keys means nothing, and so it shows nothing. */
export function objectMembers(printing: Members, schema: Schema, context: readonly Schema[]): string[] {
  const shown = sortedBy(schema.properties, ([name]) => name).filter(
    ([, property]) => !isHidden(property, printing.view),
  );
  const optional = shown.some(([name]) => !schema.required.has(name));
  const types: TypeText[] = [];
  const members = shown.map(([name, property]) => {
    const type = printing.typeOf(property);
    types.push(type);
    const mark = schema.required.has(name) ? '' : '?';
    return `${commentText(schemaComment(property))}${typed(`${propertyKey(name)}${mark}:`, type)};`;
  });
  for (const name of [...schema.required].sort()) {
    if (schema.properties.has(name)) continue;
    const type = requiredElsewhere(printing, name, schema, context);
    if (!type) continue;
    types.push(type);
    members.push(`${typed(`${propertyKey(name)}:`, type)};`);
  }
  const index = indexType(printing, schema, types, optional);
  return index ? [...members, `${typed('[key: string]:', index)};`] : members;
}

/** A schema may require what another part of the same value describes. */
function requiredElsewhere(
  printing: Members,
  name: string,
  schema: Schema,
  context: readonly Schema[],
): TypeText | undefined {
  for (const part of context) {
    const property = propertyOf(part, name);
    if (property) return isHidden(property, printing.view) ? undefined : printing.typeOf(property);
  }
  const other = schema.additionalProperties;
  return other && other.always === undefined ? printing.typeOf(other) : UNKNOWN;
}

/** An index signature must hold for the named properties as well, so their types are part of it. */
function indexType(
  printing: Members,
  schema: Schema,
  types: readonly TypeText[],
  optional: boolean,
): TypeText | undefined {
  const others = [...schema.patternProperties.values()];
  const rest = schema.additionalProperties;
  if (rest && rest.always !== false) others.push(rest);
  if (others.length === 0) return undefined;
  const named = types.length > 0;
  return union([
    ...others.map((other) => printing.typeOf(other)),
    ...types,
    ...(named && optional ? [atom('undefined')] : []),
  ]);
}
