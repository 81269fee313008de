import path from 'node:path';
import { reasonOf } from '../kernel/errors.js';
import { isObject, type Json } from '../kernel/json.js';
import { keyOf, type Location, type Place } from '../kernel/place.js';
import { child, type Pointer, tokensOf } from '../kernel/pointer.js';
import { positionOf } from './locate.js';
import { parseSource } from './parse.js';
import { isInside, type Reader } from './reader.js';
import type { Source } from './source.js';

/** A root document with the files that it refers to, read when they are asked for. */
export interface Tree {
  readonly root: Source;
  /** The files read so far, the root first. */
  sources(): readonly Source[];
  /** Where a `$ref` written at `from` leads, and what is there; follows no further `$ref` than the ones on its way. */
  resolve(ref: string, from: Place): Resolution;
  /** Line and column of a place; computed when asked. */
  locate(place: Place): Location;
}

export type Resolution =
  | { readonly ok: true; readonly place: Place; readonly value: Json }
  | { readonly ok: false; readonly reason: string };

export function growTree(reader: Reader, rootPath: string, rootFolder: string): Tree {
  const paths = new Map<string, string>();
  const sources = new Map<string, Source | { readonly reason: string }>();
  const open = (absolute: string): Source => {
    const file = reader.name(absolute);
    paths.set(file, absolute);
    const source = parseSource(file, reader.read(absolute));
    sources.set(absolute, source);
    return source;
  };
  const root = open(rootPath);

  const openReferenced = (absolute: string): Source | { readonly reason: string } => {
    const known = sources.get(absolute);
    if (known) return known;
    if (!isInside(absolute, rootFolder)) return { reason: 'it leads outside the project' };
    try {
      return open(absolute);
    } catch (error) {
      const failure = { reason: reasonOf(error) };
      sources.set(absolute, failure);
      return failure;
    }
  };

  const tree: Tree = {
    root,
    sources: () => [...sources.values()].filter((source) => 'text' in source),
    resolve(ref, from) {
      const [uri = '', fragment = ''] = split(ref);
      if (uri === '') {
        const source = sources.get(paths.get(from.file) ?? rootPath);
        return source && 'text' in source
          ? pick(tree, source, fragment)
          : { ok: false, reason: 'its file could not be read' };
      }
      if (/^[a-z][a-z\d+.-]+:/i.test(uri) || uri.startsWith('//'))
        return { ok: false, reason: 'it is remote, and nothing is fetched' };
      const decoded = decodeText(uri);
      if (path.isAbsolute(decoded)) return { ok: false, reason: 'it is an absolute path' };
      const source = openReferenced(path.resolve(path.dirname(paths.get(from.file) ?? rootPath), decoded));
      return 'text' in source ? pick(tree, source, fragment) : { ok: false, reason: source.reason };
    },
    locate(place) {
      const source = sources.get(paths.get(place.file) ?? '');
      return source && 'text' in source
        ? { ...place, ...positionOf(source, place.pointer) }
        : { ...place, line: 1, column: 1 };
    },
  };
  return tree;
}

function split(ref: string): [string, string] {
  const hash = ref.indexOf('#');
  return hash < 0 ? [ref, ''] : [ref.slice(0, hash), ref.slice(hash + 1)];
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The node that a fragment names, through `$ref`s that stand on the way to it. */
function pick(tree: Tree, source: Source, fragment: string): Resolution {
  const pointer = decodeText(fragment);
  if (pointer !== '' && !pointer.startsWith('/')) return pickAnchor(source, pointer);
  let place: Place = { file: source.file, pointer: '' };
  let value: Json = source.value;
  const passed = new Set<string>();
  for (const token of tokensOf(pointer as Pointer)) {
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
    if (down === undefined) return { ok: false, reason: `there is no ${pointer} in ${source.file}` };
    place = { file: place.file, pointer: child(place.pointer, token) };
    value = down;
  }
  return { ok: true, place, value };
}

/** A JSON Schema `$anchor`, or an `$id` that is a bare fragment. */
function pickAnchor(source: Source, anchor: string): Resolution {
  const pending: { pointer: Pointer; value: Json }[] = [{ pointer: '', value: source.value }];
  const seen = new Set<Json>();
  for (let node = pending.pop(); node; node = pending.pop()) {
    const { pointer, value } = node;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isObject(value) && (value.$anchor === anchor || value.$id === `#${anchor}`)) {
      return { ok: true, place: { file: source.file, pointer }, value };
    }
    for (const [key, member] of Object.entries(value))
      pending.push({ pointer: child(pointer, key), value: member });
  }
  return { ok: false, reason: `nothing in ${source.file} has the anchor ${anchor}` };
}
