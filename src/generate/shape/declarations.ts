import type { Contract, Schema } from '../../model/index.js';
import { isBareRef, target } from '../../model/index.js';
import type { Names } from '../../names/index.js';
import { type Comment, commentText, schemaComment } from '../comment.js';
import { block } from '../print.js';
import { cyclesOf } from './cycles.js';
import { inherited } from './discriminator.js';
import { objectMembers } from './objects.js';
import { intersection, typed } from './type-text.js';
import { bodyOf, membersWith, type Printing } from './types.js';
import { splitSchemas, type View } from './views.js';

/** What the types of a contract share over all the files that are printed from it. */
export type Shapes = Pick<Printing, 'names' | 'split' | 'cycles'>;

export function shapesOf(names: Names): Shapes {
  return { names, split: splitSchemas(names), cycles: cyclesOf(names) };
}

/** A declaration for each typed schema, and a second one for those that writers see differently. */
export function declarations(shapes: Shapes, contract: Contract): string[] {
  const bases = new Set([...contract.schemas.values()].flatMap((schema) => schema.allOf.map(target)));
  return shapes.names.typed.flatMap(([name, schema]) => {
    const read = declaration(shapes, { name, schema, view: 'read', isBase: bases.has(schema) });
    if (!shapes.split.has(schema)) return [read];
    const written = {
      name: shapes.names.writeType(name),
      schema,
      view: 'write',
      isBase: bases.has(schema),
    } as const;
    return [
      read,
      declaration(shapes, written, [`${name} as it is sent: without what only its owner may set.`]),
    ];
  });
}

interface Declared {
  readonly name: string;
  readonly schema: Schema;
  readonly view: View;
  /** Do other schemas take it in by `allOf`? Then its discriminator stays open for theirs. */
  readonly isBase: boolean;
}

function declaration(shapes: Shapes, declared: Declared, note: readonly string[] = []): string {
  const { name, schema, view } = declared;
  const printing: Printing = { ...shapes, view, self: schema, used: new Set() };
  const { text = [], tags = [] }: Comment = schemaComment(schema);
  const comment = commentText({ text: [...text, ...note], tags });
  const tag = declared.isBase ? [] : inherited(schema);
  const parts = tag.length === 0 ? interfaceParts(shapes, schema) : undefined;
  if (!parts)
    return `${comment}${typed(`export type ${name} =`, intersection([...tag, bodyOf(printing, schema)]))};`;
  const bases = parts.bases.map((base) => {
    const known = shapes.names.type(base) ?? '';
    return view === 'write' && shapes.split.has(base) ? shapes.names.writeType(known) : known;
  });
  const heritage = bases.length > 0 ? ` extends ${bases.join(', ')}` : '';
  const members = parts.own.flatMap((own) => objectMembers(membersWith(printing), own, [schema]));
  return `${comment}${block(`export interface ${name}${heritage}`, members)}`;
}

interface InterfaceParts {
  readonly bases: readonly Schema[];
  readonly own: readonly Schema[];
}

/** An object with properties can be an interface, and extend others as long as no property is declared twice. */
function interfaceParts(shapes: Shapes, schema: Schema): InterfaceParts | undefined {
  if (!isPlain(schema)) return undefined;
  if (schema.allOf.length === 0) return isObjectShaped(schema) ? { bases: [], own: [schema] } : undefined;
  const bases: Schema[] = [];
  const own = isObjectShaped(schema) ? [schema] : [];
  for (const part of schema.allOf) {
    const base = part.ref && isBareRef(part) ? part.ref : undefined;
    if (base) {
      if (shapes.cycles.throughAllOf(schema, base) || !interfaceParts(shapes, base)) return undefined;
      bases.push(base);
    } else if (isPlain(part) && part.allOf.length === 0 && isObjectShaped(part)) own.push(part);
    else return undefined;
  }
  const all = [...bases, ...own].flatMap((part) => allNames(part, new Set()));
  return new Set(all).size === all.length && own.every(indexFree) && bases.every(indexFree)
    ? { bases, own }
    : undefined;
}

function isPlain(schema: Schema): boolean {
  const { types } = schema;
  const only = types === undefined || (types.size === 1 && types.has('object'));
  return (
    only &&
    !schema.ref &&
    !schema.enum &&
    schema.always === undefined &&
    schema.oneOf.length + schema.anyOf.length === 0
  );
}

function isObjectShaped(schema: Schema): boolean {
  return schema.properties.size > 0;
}

function indexFree(schema: Schema): boolean {
  return (
    schema.patternProperties.size === 0 &&
    (schema.additionalProperties === undefined || schema.additionalProperties.always === false)
  );
}

/** Every property that an interface for `schema` would have, inherited ones too. */
function allNames(schema: Schema, seen: Set<Schema>): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  return [
    ...new Set([
      ...schema.properties.keys(),
      ...schema.required,
      ...schema.allOf.flatMap((part) => allNames(target(part), seen)),
    ]),
  ];
}
