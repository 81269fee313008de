import type { JsonObject } from '../kernel/json.js';
import { keyOf, type Place } from '../kernel/place.js';
import { child, type Pointer } from '../kernel/pointer.js';
import { type Cursor, noteUnresolved, type Reading, type SchemaDialect } from './reading.js';

/** How a schema is to be read: by what its ancestors and those who refer to it say. */
export interface Manner {
  readonly dialect: SchemaDialect;
  /** The `$dynamicAnchor`s of the resources that were passed on the way; the outermost of a name wins. */
  readonly scope: Scope;
}

interface Scope {
  /** One text for equal scopes; empty for the empty one. */
  readonly key: string;
  readonly anchors: ReadonlyMap<string, Place>;
}

export const NO_SCOPE: Scope = { key: '', anchors: new Map() };

/** A reference that a schema holds. */
export interface Reference {
  readonly keyword: '$ref' | '$dynamicRef' | '$recursiveRef';
  readonly text: string;
}

export function referenceOf(value: JsonObject): Reference | undefined {
  for (const keyword of ['$ref', '$dynamicRef', '$recursiveRef'] as const) {
    const text = value[keyword];
    if (typeof text === 'string') return { keyword, text };
  }
  return undefined;
}

/**
 * What a reference at a place leads to, and how to read that; undefined, with a mistake noted, when it leads nowhere.
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3
 */
export function refersTo(
  reading: Reading,
  { keyword, text }: Reference,
  { place, manner }: { readonly place: Place; readonly manner: Manner },
): { readonly cursor: Cursor; readonly manner: Manner } | undefined {
  const from = { file: place.file, pointer: child(place.pointer, keyword) };
  const overriding = keyword === '$dynamicRef' && manner.scope.anchors.get(text.replace(/^#/, ''));
  const ref = overriding ? `#${encodeURI(overriding.pointer)}` : text;
  const resolution = reading.tree.resolve(ref, overriding ? { file: overriding.file, pointer: '' } : from);
  if (!resolution.ok) {
    noteUnresolved(reading, { ref: text, at: from }, resolution);
    return undefined;
  }
  return {
    cursor: resolution,
    manner: { ...manner, scope: enter(reading, manner.scope, place, resolution.place) },
  };
}

/** Leaving a resource for another takes its dynamic anchors along. */
function enter(reading: Reading, scope: Scope, from: Place, to: Place): Scope {
  const left = reading.tree.resourceOf(from);
  if (!left || left.dynamic.size === 0 || left === reading.tree.resourceOf(to)) return scope;
  const anchors = new Map(scope.anchors);
  for (const [name, pointer] of left.dynamic)
    if (!anchors.has(name)) anchors.set(name, { file: from.file, pointer });
  const key = [...anchors].map(([name, place]) => `${name}=${keyOf(place)}`).join(' ');
  return { key, anchors };
}

/** JSON Schema's drafts, where a schema says by `$schema` which of them it is written in. */
export function dialectOf(value: JsonObject, inherited: SchemaDialect): SchemaDialect {
  const { $schema } = value;
  if (typeof $schema !== 'string') return inherited;
  if (/draft-0\d/.test($schema)) return { refSiblings: false };
  return /json-schema\.org\/draft\/20|spec\.openapis\.org\/oas\/3\.[12]/.test($schema)
    ? { refSiblings: true }
    : inherited;
}

/** A name, or a reference, that a discriminator's mapping gives. @see https://spec.openapis.org/oas/v3.1.1.html#discriminator-object */
export function mappedRef(reading: Pick<Reading, 'sections'>, text: string): string {
  const isName = /^[\w.-]+$/.test(text) && !/\.(ya?ml|json)$/i.test(text);
  const home: Pointer = reading.sections.schemas ?? '/components/schemas';
  return isName ? `#${home}/${text}` : text;
}
