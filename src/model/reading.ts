import { isObject, type Json, type JsonObject } from '../kernel/json.js';
import { keyOf, type Location, type Place, type PlaceKey } from '../kernel/place.js';
import { child, type Pointer } from '../kernel/pointer.js';
import type { Problem } from '../kernel/problem.js';
import type { Resolution, Tree } from '../load/index.js';
import type { MistakeId } from './mistakes.js';
import type { Schema } from './schema.js';

/** A node of a raw document together with its place: what the model's readers pass to one another. */
export interface Cursor<Value extends Json = Json> {
  readonly value: Value;
  readonly place: Place;
}

/** Where the dialects of schemas differ, beyond what tells itself. */
export interface SchemaDialect {
  /** The keyword that adds null to the types; Swagger 2.0 has none, and everybody says `x-nullable`. */
  readonly nullable?: 'nullable' | 'x-nullable';
  /** Does what stands beside a `$ref` count? It does since JSON Schema 2019-09. */
  readonly refSiblings: boolean;
}

/** What authors name and refer to. */
export type Section =
  | 'schemas'
  | 'parameters'
  | 'responses'
  | 'requestBodies'
  | 'headers'
  | 'securitySchemes'
  | 'messages';

/** Where the document keeps them; Swagger 2.0 has places of its own. */
export type Sections = Readonly<Partial<Record<Section, Pointer>>>;

/** The state of reading one document. */
export interface Reading {
  readonly tree: Tree;
  readonly dialect: SchemaDialect;
  readonly sections: Sections;
  /** Filled while reading; a schema is registered before its members are read, so that cycles close. */
  readonly schemas: Map<PlaceKey, Schema>;
  /** Schemas that mean something else at the same place, for a `$dynamicRef` in them is overridden from outside. */
  readonly instances: Map<string, Schema>;
  /** What was read already of parts that many refer to: see `once`. */
  readonly shared: Map<string, unknown>;
  /** Notes a local fault: at a place, or where a place cannot tell, at a location. */
  mistake(id: MistakeId, place: Place | Location, details?: Readonly<Record<string, string>>): void;
  /** Is a member noted to be a word of another version? Then no more need be said of it. */
  isForeign(owner: Place, member: string): boolean;
  mistakes(): readonly Problem[];
  /** Parts that are left out, for what is written there, or what it refers to, cannot be read; by the place of use. */
  readonly unread: Set<PlaceKey>;
}

/** A member of an object; undefined when it is absent. */
export function member(cursor: Cursor, key: string): Cursor | undefined {
  const { value, place } = cursor;
  if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
  return { value: value[key] as Json, place: { file: place.file, pointer: child(place.pointer, key) } };
}

/**
 * Reads a part that may be referred to from thousands of places once.
 * @param as what it is read as, with whatever the reading depends on beside the place
 */
export function once<Part>(reading: Reading, as: string, place: Place, read: () => Part): Part {
  const key = `${as} ${keyOf(place)}`;
  if (reading.shared.has(key)) return reading.shared.get(key) as Part;
  const part = read();
  reading.shared.set(key, part);
  return part;
}

/** The member that a `$ref`, or a chain of them, leads to, when it is an object; mistakes are noted. */
export function objectAt(
  reading: Reading,
  cursor: Cursor | undefined,
  what: string,
): Cursor<JsonObject> | undefined {
  const found = cursor && follow(reading, cursor);
  const object = found && asObject(reading, found, what);
  if (cursor && !object) reading.unread.add(keyOf(cursor.place));
  return object;
}

function asObject(reading: Reading, cursor: Cursor, what: string): Cursor<JsonObject> | undefined {
  if (isObject(cursor.value)) return cursor as Cursor<JsonObject>;
  reading.mistake('value-mistyped', cursor.place, { what, wanted: 'an object', found: kindOf(cursor.value) });
  return undefined;
}

/** Follows `$ref`s; undefined, with a mistake noted, when they lead nowhere or in a circle. */
export function follow(reading: Reading, cursor: Cursor): Cursor | undefined {
  let current = cursor;
  const passed = new Set<PlaceKey>();
  while (isObject(current.value) && typeof current.value.$ref === 'string') {
    const ref = current.value.$ref;
    const next = passed.has(keyOf(current.place)) ? CIRCLE : reading.tree.resolve(ref, current.place);
    if (!next.ok) {
      const at = { ...current.place, pointer: child(current.place.pointer, '$ref') };
      noteUnresolved(reading, { ref, at }, next);
      reading.unread.add(keyOf(cursor.place));
      return undefined;
    }
    passed.add(keyOf(current.place));
    current = next;
  }
  return current;
}

/** Tells a reference that leads nowhere; or the file that it leads to, when that is at fault. */
export function noteUnresolved(
  reading: Reading,
  { ref, at }: { readonly ref: string; readonly at: Place },
  failure: Extract<Resolution, { ok: false }>,
): void {
  const { reason } = failure;
  if (failure.at) reading.mistake('file-unreadable', failure.at, { reason });
  else
    reading.mistake('reference-unresolved', at, {
      ref: ref.length > 200 ? `${ref.slice(0, 200)}…` : ref,
      reason,
    });
}

const CIRCLE = { ok: false, reason: 'the references form a circle' } as const;

/**
 * The members of a map, in the author's order. A name may be any (`x-request-id` is a header); an extension that stands
 * among them though the specification has no place for it there is told by being no object.
 */
export function membersOf(reading: Reading, cursor: Cursor | undefined, what: string): [string, Cursor][] {
  return entriesOf(reading, cursor, what).filter(
    ([key, { value }]) => !key.startsWith('x-') || isObject(value),
  );
}

/** The members of an object that may hold extensions beside them, such as `paths` and `responses`. */
export function fieldsOf(reading: Reading, cursor: Cursor | undefined, what: string): [string, Cursor][] {
  return entriesOf(reading, cursor, what).filter(([key]) => !key.startsWith('x-'));
}

/** All members of an object, whatever their names. */
export function entriesOf(reading: Reading, cursor: Cursor | undefined, what: string): [string, Cursor][] {
  const whole = cursor && wholeOf(reading, cursor, what);
  const object = whole && asObject(reading, whole, what);
  if (cursor && !object) reading.unread.add(keyOf(cursor.place));
  if (!object) return [];
  const { file, pointer } = object.place;
  return Object.entries(object.value).map(([key, value]) => [
    key,
    { value, place: { file, pointer: child(pointer, key) } },
  ]);
}

/** The items of a list. */
export function itemsOf(reading: Reading, cursor: Cursor | undefined, what: string): Cursor[] {
  const whole = cursor && wholeOf(reading, cursor, what);
  if (!whole) return [];
  const { value, place } = whole;
  if (!Array.isArray(value)) {
    reading.mistake('value-mistyped', place, { what, wanted: 'a list', found: kindOf(value) });
    reading.unread.add(keyOf(cursor.place));
    return [];
  }
  return value.map((item, index) => ({
    value: item,
    place: { file: place.file, pointer: child(place.pointer, index) },
  }));
}

/** A map or list that stands whole in another place: no specification allows it, bundlers do it, and so it is read. */
function wholeOf(reading: Reading, cursor: Cursor, what: string): Cursor | undefined {
  if (!isObject(cursor.value) || typeof cursor.value.$ref !== 'string') return cursor;
  const place = { file: cursor.place.file, pointer: child(cursor.place.pointer, '$ref') };
  reading.mistake('reference-misplaced', place, { member: `\`${what}\`` });
  return follow(reading, cursor);
}

export function textOf(cursor: Cursor, key: string): string | undefined {
  const value = member(cursor, key)?.value;
  return typeof value === 'string' ? value : undefined;
}

export function flagOf(cursor: Cursor, key: string): boolean | undefined {
  const value = member(cursor, key)?.value;
  return typeof value === 'boolean' ? value : undefined;
}

export function textsOf(cursor: Cursor, key: string): string[] {
  const value = member(cursor, key)?.value;
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

const NO_EXTENSIONS: Readonly<Record<string, Json>> = Object.freeze({});

export function extensionsOf(cursor: Cursor): Readonly<Record<string, Json>> {
  if (!isObject(cursor.value)) return NO_EXTENSIONS;
  let extensions: Record<string, Json> | undefined;
  for (const key of Object.keys(cursor.value)) {
    if (!key.startsWith('x-')) continue;
    extensions ??= {};
    extensions[key] = cursor.value[key] as Json;
  }
  return extensions ?? NO_EXTENSIONS;
}

/** What every described node takes from its document. */
export function describedBy(cursor: Cursor): {
  at: Place;
  extensions: Readonly<Record<string, Json>>;
  summary?: string;
  description?: string;
} {
  const summary = textOf(cursor, 'summary');
  const description = textOf(cursor, 'description');
  return {
    at: cursor.place,
    extensions: extensionsOf(cursor),
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
  };
}

/** `{ key: value }`, or nothing when the value is undefined: for optional members of exact types. */
export function given<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}

export function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  const text = JSON.stringify(value);
  return `the ${typeof value} ${text.length > 60 ? `${text.slice(0, 50)}…"` : text}`;
}

/** The name that the author gave what stands at a place, in that section; else undefined. */
export function componentName(reading: Reading, place: Place, section: Section): string | undefined {
  const prefix = `${reading.sections[section] ?? `/components/${section}`}/`;
  if (!place.pointer.startsWith(prefix)) return undefined;
  const rest = place.pointer.slice(prefix.length);
  return rest.includes('/') ? undefined : rest.replaceAll('~1', '/').replaceAll('~0', '~');
}
