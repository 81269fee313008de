import { reasonOf, TenonError } from '../kernel/errors.js';
import { isObject, type Json } from '../kernel/json.js';
import { keyOf, type Location, type Place } from '../kernel/place.js';
import { child, type Pointer, tokensOf } from '../kernel/pointer.js';
import { decodeText } from './decode-text.js';
import { type Part, positionOf } from './locate.js';
import { overlay } from './overlay.js';
import { parseOnce } from './parse-once.js';
import type { Reader } from './reader.js';
import { type Resource, resolveUri, resourceAt, resourcesOf } from './resources.js';
import type { Source } from './source.js';

/** A root document with the files that it refers to, read when they are asked for. */
export interface Tree {
  readonly root: Source;
  /** The files read so far, the root first. */
  sources(): readonly Source[];
  /** Where a `$ref` written at `from` leads, and what is there; follows no further `$ref` than the ones on its way. */
  resolve(ref: string, from: Place): Resolution;
  /** What the base URI of a place covers: its document, or the schema with an `$id` that it stands in. */
  resourceOf(place: Place): Resource | undefined;
  /** Line and column of a place, of its key or of its value; computed when asked. */
  locate(place: Place, part?: Part): Location;
}

export type Resolution =
  | { readonly ok: true; readonly place: Place; readonly value: Json }
  | ({ readonly ok: false } & Failure);

interface Failure {
  readonly reason: string;
  /** What is at fault, when it is not the reference: the file that it leads to holds no JSON and no YAML. */
  readonly at?: Location;
}

/** Resources by the URIs that their authors gave them. */
type Identified = Map<string, { readonly source: Source; readonly resource: Resource }>;

/** No honest pointer passes through more references than this. */
const PASSING_LIMIT = 100;

const grown = new WeakMap<Tree, { readonly reader: Reader; readonly rootKey: string }>();

/**
 * The tree as it would be if some of its files, told by their names, held other texts.
 * @throws TenonError when the root document cannot be read
 */
export function regrow(tree: Tree, texts: ReadonlyMap<string, string>): Tree {
  const roots = grown.get(tree);
  return roots ? growTree(overlay(roots.reader, texts), roots.rootKey) : tree;
}

export function growTree(reader: Reader, rootKey: string): Tree {
  const paths = new Map<string, string>();
  const sources = new Map<string, Source | Failure>();
  const identified: Identified = new Map();
  const open = (key: string): Source => {
    const file = reader.name(key);
    paths.set(file, key);
    const source = parseOnce(file, reader.read(key));
    sources.set(key, source);
    for (const resource of resourcesOf(source))
      if (resource.named && !identified.has(resource.uri)) identified.set(resource.uri, { source, resource });
    return source;
  };
  const root = open(rootKey);

  const openReferenced = (key: string): Source | Failure => {
    const known = sources.get(key);
    if (known) return known;
    try {
      return open(key);
    } catch (error) {
      if (error instanceof TenonError && error.code === 'CONTRACT_TOO_LARGE') throw error;
      const at = error instanceof TenonError ? error.at : undefined;
      // It goes on a sentence there.
      const reason = reasonOf(error).replace(/^(There|Cannot) /, (word) => word.toLowerCase());
      const failure = { reason, ...(at && { at }) };
      sources.set(key, failure);
      return failure;
    }
  };

  const readAlready = (place: Place): Source | undefined => {
    const source = sources.get(paths.get(place.file) ?? '');
    return source && 'text' in source ? source : undefined;
  };
  const answers = new WeakMap<Source, Map<string, Resolution>>();
  const remember = (source: Source, ref: string, answer: Resolution): void => {
    const own = answers.get(source) ?? new Map<string, Resolution>();
    answers.set(source, own.set(ref, answer));
  };
  const resolveFile = (uri: string, fragment: string, from: Place): Resolution => {
    const lead = reader.follow(uri, paths.get(from.file) ?? rootKey);
    if (!lead.ok) return lead;
    const source = openReferenced(lead.key);
    return 'text' in source ? pick(tree, source, fragment) : { ok: false, ...source };
  };

  const resolve = (ref: string, from: Place): Resolution => {
    const source = readAlready(from);
    if (!source) return { ok: false, reason: 'its file could not be read' };
    const known = answers.get(source)?.get(ref);
    if (known) return known;
    const [uri = '', fragment = ''] = split(ref);
    const answered = byIdentifier(tree, identified, { ref, from, source });
    if (answered) return answered;
    if (uri !== '') return resolveFile(besideSelf(source, uri), fragment, from);
    const answer = pick(tree, source, fragment);
    // The same few components are referred to thousands of times; what an `$id` decides depends on the place.
    if (!resourcesOf(source).some(({ pointer }) => pointer !== '')) remember(source, ref, answer);
    return answer;
  };
  let passing = 0;

  const tree: Tree = {
    root,
    sources: () => [...sources.values()].filter((source) => 'text' in source),
    resolve(ref, from) {
      // A pointer may pass through a reference, whose pointer may pass through another…
      if (passing > PASSING_LIMIT) return { ok: false, reason: 'the references on its way form a circle' };
      passing++;
      try {
        return resolve(ref, from);
      } finally {
        passing--;
      }
    },
    resourceOf(place) {
      const source = readAlready(place);
      return source && resourceAt(source, place.pointer);
    },
    locate(place, part) {
      const source = readAlready(place);
      return source
        ? { ...place, ...positionOf(source, place.pointer, part) }
        : { ...place, line: 1, column: 1 };
    },
  };
  grown.set(tree, { reader, rootKey });
  return tree;
}

function split(ref: string): [string, string] {
  const hash = ref.indexOf('#');
  return hash < 0 ? [ref, ''] : [ref.slice(0, hash), ref.slice(hash + 1)];
}

/**
 * A reference by the URI that a resource gave itself (`$id`, `$self`), or by an anchor. Undefined when no resource
 * that was read has it: then it is a path from the file.
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-9.2
 */
function byIdentifier(
  tree: Tree,
  identified: Identified,
  { ref, from, source }: { readonly ref: string; readonly from: Place; readonly source: Source },
): Resolution | undefined {
  const [uri = '', fragment = ''] = split(ref);
  const isPointer = fragment === '' || fragment.startsWith('/');
  if (identified.size === 0 && (isPointer || uri !== '')) return undefined;
  const base = resourceAt(source, from.pointer);
  const found = uri === '' ? { source, resource: base } : identified.get(resolveUri(uri, base.uri) ?? '');
  if (!found || (isPointer && found.resource.pointer === '' && uri === '')) return undefined;
  const answer = pickWithin(tree, found.source, found.resource, decodeText(fragment));
  // Many authors write an `$id` and yet mean the document by `#/`.
  return answer.ok || uri !== '' ? answer : undefined;
}

function pickWithin(tree: Tree, source: Source, resource: Resource, fragment: string): Resolution {
  if (fragment === '' || fragment.startsWith('/'))
    return descend(tree, source.file, resource, fragment as Pointer);
  const pointer = resource.anchors.get(fragment);
  return pointer === undefined
    ? { ok: false, reason: `nothing in ${source.file} has the anchor ${fragment}` }
    : descend(tree, source.file, { pointer: '', value: source.value }, pointer);
}

/** A URI below the folder that the document's `$self` claims is the file at that place beside the document. */
function besideSelf(source: Source, uri: string): string {
  const [document] = resourcesOf(source);
  const folder = document?.uri.replace(/[^/]*$/, '') ?? '';
  return /^https?:/.test(folder) && uri.startsWith(folder) ? uri.slice(folder.length) : uri;
}

/** The node that a fragment of a document names. */
function pick(tree: Tree, source: Source, fragment: string): Resolution {
  const pointer = decodeText(fragment);
  if (pointer === '' || pointer.startsWith('/'))
    return descend(tree, source.file, { pointer: '', value: source.value }, pointer as Pointer);
  const resource = resourcesOf(source).find(({ anchors }) => anchors.has(pointer));
  return pickWithin(tree, source, resource ?? resourceAt(source, ''), pointer);
}

/** Follows a pointer down, through `$ref`s that stand on the way. */
function descend(
  tree: Tree,
  file: string,
  start: { readonly pointer: Pointer; readonly value: Json },
  pointer: Pointer,
): Resolution {
  let place: Place = { file, pointer: start.pointer };
  let { value } = start;
  const passed = new Set<string>();
  for (const token of tokensOf(pointer)) {
    while (isObject(value) && typeof value.$ref === 'string' && !Object.hasOwn(value, token)) {
      if (passed.has(keyOf(place))) return { ok: false, reason: 'the references on its way form a circle' };
      passed.add(keyOf(place));
      const next: Resolution = tree.resolve(value.$ref, place);
      if (!next.ok) return next;
      ({ place, value } = next);
    }
    const down: Json | undefined = Array.isArray(value)
      ? value[Number(token)]
      : isObject(value) && Object.hasOwn(value, token)
        ? value[token]
        : undefined;
    if (down === undefined) return { ok: false, reason: `there is no ${pointer} in ${file}` };
    place = { file: place.file, pointer: child(place.pointer, token) };
    value = down;
  }
  return { ok: true, place, value };
}
