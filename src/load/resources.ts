import { isObject, type Json, type JsonObject } from '../kernel/json.js';
import { child, type Pointer } from '../kernel/pointer.js';
import type { Source } from './source.js';

/** What a base URI covers: a whole document, or a schema with an `$id` in it. */
export interface Resource {
  /** Absolute; a document that names itself nowhere gets a URI of its own, so that relative ones have a base. */
  readonly uri: string;
  /** Did the author give it that URI? */
  readonly named: boolean;
  readonly pointer: Pointer;
  readonly value: Json;
  /** `$anchor` and `$dynamicAnchor` → where they stand. */
  readonly anchors: ReadonlyMap<string, Pointer>;
  /** `$dynamicAnchor` alone: what a `$dynamicRef` of an outer resource may override. */
  readonly dynamic: ReadonlyMap<string, Pointer>;
}

type Draft = Resource & {
  readonly anchors: Map<string, Pointer>;
  readonly dynamic: Map<string, Pointer>;
};

const known = new WeakMap<Source, readonly Resource[]>();
const WORDS = /\$(?:self|id|anchor|dynamicAnchor)\b|draft-04/;

/** The resources of a document, itself first, the inner after the outer. */
export function resourcesOf(source: Source): readonly Resource[] {
  let resources = known.get(source);
  if (!resources) {
    resources = WORDS.test(source.text) ? readResources(source) : [documentOf(source)];
    known.set(source, resources);
  }
  return resources;
}

/** The innermost resource that a node stands in. */
export function resourceAt(source: Source, pointer: Pointer): Resource {
  const resources = resourcesOf(source);
  for (let index = resources.length - 1; index > 0; index--) {
    const resource = resources[index] as Resource;
    if (pointer === resource.pointer || pointer.startsWith(`${resource.pointer}/`)) return resource;
  }
  return resources[0] as Resource;
}

function documentOf(source: Source): Draft {
  const base = `file:///${source.file.split('/').map(encodeURIComponent).join('/')}`;
  const own = isObject(source.value) ? (source.value.$self ?? source.value.$id) : undefined;
  const uri = (typeof own === 'string' && resolveUri(own, base)) || base;
  return {
    uri: bare(uri),
    named: uri !== base,
    pointer: '',
    value: source.value,
    anchors: new Map(),
    dynamic: new Map(),
  };
}

/** Values that are the author's data and no schemas: an `$id` in them is theirs. */
const DATA: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'const', 'enum', 'value']);

function readResources(source: Source): readonly Resource[] {
  const root = documentOf(source);
  const resources = [root];
  const pending: { value: Json; pointer: Pointer; within: Draft; names: boolean }[] = [
    { value: source.value, pointer: '', within: root, names: false },
  ];
  const seen = new Set<Json>();
  for (let node = pending.pop(); node; node = pending.pop()) {
    const { value, pointer, names } = node;
    let { within } = node;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isObject(value) && !names) {
      const id = idOf(value);
      const uri = id === undefined || id.startsWith('#') ? undefined : resolveUri(id, within.uri);
      if (uri !== undefined && pointer !== '') {
        within = { uri: bare(uri), named: true, pointer, value, anchors: new Map(), dynamic: new Map() };
        resources.push(within);
      }
      // Draft 6 and 7 name a place by `$id: '#name'`.
      const anchor = value.$anchor ?? (id?.startsWith('#') ? id.slice(1) : undefined);
      if (typeof anchor === 'string') within.anchors.set(anchor, pointer);
      if (typeof value.$dynamicAnchor === 'string') {
        within.anchors.set(value.$dynamicAnchor, pointer);
        within.dynamic.set(value.$dynamicAnchor, pointer);
      }
    }
    for (const [key, member] of Object.entries(value).reverse()) {
      if (names || !DATA.has(key))
        pending.push({
          value: member,
          pointer: child(pointer, key),
          within,
          names: !names && (key === 'properties' || key === 'patternProperties'),
        });
    }
  }
  return resources.sort((a, b) => a.pointer.length - b.pointer.length);
}

/** `$id`; or draft 4's `id`, where the schema says that it is one. */
function idOf(value: JsonObject): string | undefined {
  const id =
    value.$id ??
    (typeof value.$schema === 'string' && value.$schema.includes('draft-04') ? value.id : undefined);
  return typeof id === 'string' ? id : undefined;
}

/** An absolute URI; undefined when the two make none. */
export function resolveUri(uri: string, base: string): string | undefined {
  return URL.canParse(uri, base) ? new URL(uri, base).href : undefined;
}

function bare(uri: string): string {
  return uri.replace(/#.*$/s, '');
}
