import { isObject, type Json } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';
import type { ExternalDocs } from '../contract.js';
import { type Cursor, extensionsOf, itemsOf, member, objectAt } from '../reading.js';
import { readExternalDocs } from '../root.js';
import type { Root } from './document.js';

/** A node and its traits, the strongest first: what one layer does not say, the next may. */
export interface Layers {
  readonly own: Cursor;
  readonly all: readonly Cursor[];
}

/**
 * The last trait wins over those before it. Since AsyncAPI 3 the node itself wins over all of them; in AsyncAPI 2 they
 * are patches that are laid over the node.
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#traits-merge-mechanism
 * @see https://www.asyncapi.com/docs/reference/specification/v2.6.0#messageObject
 */
export function layersOf({ reading, major }: Root, own: Cursor): Layers {
  const traits = itemsOf(reading, member(own, 'traits'), 'traits')
    .flatMap((item) => objectAt(reading, item, 'trait') ?? [])
    .reverse();
  return { own, all: major === 2 ? [...traits, own] : [own, ...traits] };
}

/** The strongest layer's member of that name. */
export function layered(layers: Layers, key: string): Cursor | undefined {
  for (const layer of layers.all) {
    const found = member(layer, key);
    if (found) return found;
  }
  return undefined;
}

export function layeredText(layers: Layers, key: string): string | undefined {
  const value = layered(layers, key)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The strongest layer's documentation elsewhere. */
export function layeredDocs({ reading }: Pick<Root, 'reading'>, { all }: Layers): ExternalDocs | undefined {
  const said = all.find((layer) => member(layer, 'externalDocs'));
  return said && readExternalDocs(reading, said);
}

/** Adds up what every layer says, the weakest first. */
export function throughLayers<Value>(
  { all }: Layers,
  weakest: Value,
  add: (sum: Value, layer: Cursor) => Value,
): Value {
  return all.reduceRight(add, weakest);
}

/** Where a layered node is, and the extensions of all its layers: policies add up word by word, any other is replaced. */
export function placedBy(layers: Layers): {
  readonly at: Place;
  readonly extensions: Readonly<Record<string, Json>>;
} {
  const extensions = throughLayers<Readonly<Record<string, Json>>>(layers, {}, (sum, layer) => {
    const own = extensionsOf(layer);
    const added = ['x-policy', 'x-delivery']
      .filter((word) => sum[word] !== undefined && own[word] !== undefined)
      .map((word) => [word, patch(sum[word] as Json, own[word] as Json)] as const);
    return { ...sum, ...own, ...Object.fromEntries(added) };
  });
  return { at: layers.own.place, extensions };
}

/** Bindings by protocol, references followed. */
export function bindingsOf(root: Pick<Root, 'reading'>, at: Cursor): Readonly<Record<string, Json>> {
  const { reading } = root;
  const bindings = objectAt(reading, member(at, 'bindings'), 'bindings');
  if (!bindings) return {};
  const entries = Object.keys(bindings.value).flatMap((protocol) => {
    const binding = member(bindings, protocol);
    const isRef = isObject(binding?.value) && typeof binding.value.$ref === 'string';
    const found = isRef ? objectAt(reading, binding, `binding ${protocol}`) : binding;
    return found ? [[protocol, found.value] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Where the bindings of each protocol are written, references followed. */
export function bindingPlaces(
  { reading }: Pick<Root, 'reading'>,
  { all }: Pick<Layers, 'all'>,
): Readonly<Record<string, Place>> {
  const places = [...all].reverse().flatMap((layer) => {
    const bindings = objectAt(reading, member(layer, 'bindings'), 'bindings');
    return Object.keys(bindings?.value ?? {}).flatMap((protocol) => {
      const at = bindings && member(bindings, protocol)?.place;
      return at ? [[protocol, at] as const] : [];
    });
  });
  return Object.fromEntries(places);
}

/** The bindings of all layers, laid over one another. */
export function layeredBindings(root: Root, layers: Layers): Readonly<Record<string, Json>> {
  return throughLayers<Readonly<Record<string, Json>>>(layers, {}, (sum, layer) => {
    const patched = patch(sum, bindingsOf(root, layer));
    return isObject(patched) ? patched : {};
  });
}

/** JSON Merge Patch. @see https://www.rfc-editor.org/rfc/rfc7386 */
function patch(
  target: Json | Readonly<Record<string, Json>>,
  over: Json | Readonly<Record<string, Json>>,
): Json {
  if (!isObject(over)) return over as Json;
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [key, value] of Object.entries(over)) {
    if (value === null) merged.delete(key);
    else merged.set(key, patch(merged.get(key) ?? null, value));
  }
  return Object.fromEntries(merged);
}
