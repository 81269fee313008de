import { type Schema, target } from '../../model/index.js';
import { literal, propertyKey } from '../print.js';
import { propertyValues } from './lookup.js';
import { atom, type TypeText } from './type-text.js';

/** `{ type: 'card' }`: what tells `member` apart, where its own type does not say it already. */
export function narrowing(union: Schema, member: Schema): TypeText | undefined {
  const { discriminator } = union;
  if (!discriminator) return undefined;
  const schema = target(member);
  const tags = tagsOf(discriminator.mapping, schema);
  const allowed = propertyValues(schema, discriminator.property);
  const fitting = allowed ? tags.filter((tag) => allowed.includes(tag)) : tags;
  // Already as narrow as the tags, or at odds with them: nothing to add.
  if (fitting.length === 0 || (allowed && fitting.length === allowed.length)) return undefined;
  return atom(`{ ${propertyKey(discriminator.property)}: ${fitting.map(literal).join(' | ')} }`);
}

/** The same for a child that takes in a base with a discriminator by `allOf`; empty when it says it itself. */
export function inherited(schema: Schema): readonly TypeText[] {
  return schema.allOf.flatMap((part) => {
    const base = target(part);
    const property = base.discriminator?.property;
    if (part === base || property === undefined || declares(schema, property)) return [];
    return narrowing(base, schema) ?? [];
  });
}

function declares(schema: Schema, property: string): boolean {
  return (
    schema.properties.has(property) || schema.allOf.some((part) => !part.ref && part.properties.has(property))
  );
}

/** The values mapped to a schema; without any, its name is its value. */
function tagsOf(mapping: ReadonlyMap<string, Schema>, schema: Schema): string[] {
  const mapped = [...mapping].filter(([, to]) => target(to) === schema).map(([value]) => value);
  if (mapped.length > 0) return mapped.sort();
  return schema.name === undefined ? [] : [schema.name];
}
