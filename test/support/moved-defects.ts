import { isObject, type Json, type JsonObject } from '../../src/kernel/json.js';
import { child, lastToken, type Pointer, parentOf, tokensOf } from '../../src/kernel/pointer.js';
import { growTree, type Tree } from '../../src/load/tree.js';
import { DOCUMENT, type Grammar, specBelow } from '../../src/model/bundle/grammar.js';
import { grammarOf } from '../../src/model/bundle/grammar-of.js';

/** A node of a contract that a `$ref` may stand for. */
export interface Part {
  readonly pointer: Pointer;
  /** Where components of its kind are kept; undefined when it may only be kept in another file. */
  readonly section: Pointer | undefined;
}

export interface Spot {
  readonly file: string;
  readonly pointer: Pointer;
}

export const ROOT = 'root.json';
/** A file that holds the part and nothing else. */
const WHOLE = '*.json';

/** The files by which the `$ref`s lead, one a hop; the last holds the part. */
export const WAYS: readonly (readonly string[])[] = [
  [ROOT],
  ['parts-b.json'],
  [WHOLE],
  [ROOT, ROOT],
  [ROOT, 'parts-b.json'],
  ['parts-b.json', 'parts-b.json'],
  ['parts-b.json', 'parts-c.json'],
  ['parts-b.json', ROOT],
  [ROOT, ROOT, ROOT],
  [ROOT, 'parts-b.json', WHOLE],
  ['parts-b.json', 'parts-c.json', 'parts-b.json'],
  ['parts-b.json', ROOT, 'parts-c.json'],
];

/** Kinds that a `$ref` may stand for though no section of the root document keeps them. */
const FILE_ONLY: ReadonlySet<string> = new Set(['pathItem', 'channel']);

/** What holds a place, itself included, and may be moved, the innermost first. */
export function partsAround(document: JsonObject, pointer: Pointer): Part[] {
  const grammar = grammarOf({ file: ROOT, text: '', format: 'json', value: document, duplicates: [] });
  const parts: Part[] = [];
  for (let at = pointer; at !== ''; at = parentOf(at)) {
    const spec = specAt(grammar, document, at);
    const value = valueAt(document, at);
    if (typeof spec !== 'string' || !isObject(value) || '$ref' in value) continue;
    const section = Object.hasOwn(grammar.sections, spec) ? grammar.sections[spec] : undefined;
    if (section !== undefined || FILE_ONLY.has(spec)) parts.push({ pointer: at, section });
  }
  return parts;
}

function specAt(grammar: Grammar, document: JsonObject, pointer: Pointer) {
  return specBelow(grammar, { spec: DOCUMENT, value: document }, tokensOf(pointer));
}

export function valueAt(document: Json, pointer: Pointer): Json | undefined {
  return tokensOf(pointer).reduce<Json | undefined>(
    (value, token) =>
      Array.isArray(value) ? value[Number(token)] : isObject(value) ? value[token] : undefined,
    document,
  );
}

export interface Moved {
  readonly files: ReadonlyMap<string, JsonObject>;
  /** Where the part is now. */
  readonly home: Spot;
}

/** The contract with a part elsewhere and `$ref`s that lead there; undefined when it cannot go that way. */
export function moved(
  document: JsonObject,
  { pointer, section }: Part,
  way: readonly string[],
): Moved | undefined {
  if (section === undefined && way.includes(ROOT)) return undefined;
  const root = structuredClone(document);
  const files = new Map<string, JsonObject>([[ROOT, root]]);
  const key = lastToken(pointer) ?? '';
  const isFree = /^[A-Za-z]\w*$/.test(key) && valueAt(root, child(section ?? '/parts', key)) === undefined;
  const stops = way.map((file, hop): Spot => {
    // What is called by its key stays so called; the references on the way are called something else.
    const name = isFree && hop === way.length - 1 ? key : `Moved${hop + 1}`;
    return file === WHOLE
      ? { file: `${name}.json`, pointer: '' }
      : { file, pointer: child(section ?? '/parts', name) };
  });
  const home = stops.at(-1) as Spot;
  const part = valueAt(root, pointer) as JsonObject;
  put(root, pointer, refTo(stops[0] as Spot, ROOT));
  for (const [hop, { file, pointer: stop }] of stops.entries()) {
    const next = stops[hop + 1];
    const value = next ? refTo(next, file) : file === ROOT ? part : (redirected(part) as JsonObject);
    if (stop === '') files.set(file, value);
    else {
      const holder = files.get(file) ?? {};
      files.set(file, holder);
      put(holder, stop, value);
    }
  }
  return { files, home };
}

function refTo({ file, pointer }: Spot, from: string): JsonObject {
  const fragment = pointer === '' ? '' : `#${encodeURI(pointer)}`;
  return { $ref: file === from ? fragment : `${file}${fragment}` };
}

/** References to the root document, from another file. */
function redirected(value: Json): Json {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(redirected);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (key === '$ref' && typeof member === 'string' && member.startsWith('#')) return [key, ROOT + member];
      if (key === 'mapping' && isObject(member) && 'propertyName' in value)
        return [key, Object.fromEntries(Object.entries(member).map(([name, to]) => [name, mapped(to)]))];
      return [key, redirected(member)];
    }),
  );
}

function mapped(to: Json): Json {
  if (typeof to !== 'string') return to;
  return to.startsWith('#') ? ROOT + to : /^[\w.-]+$/.test(to) ? `${ROOT}#/components/schemas/${to}` : to;
}

function put(document: JsonObject, pointer: Pointer, value: Json): void {
  const tokens = tokensOf(pointer);
  const last = tokens.pop() as string;
  let parent: Json = document;
  for (const token of tokens) {
    const holder = parent as JsonObject;
    if (!Object.hasOwn(holder, token)) holder[token] = {};
    parent = holder[token] as Json;
  }
  (parent as JsonObject)[last] = value;
}

/** A tree of files that are nowhere but here. */
export function treeOf(files: ReadonlyMap<string, JsonObject>): Tree {
  const texts = new Map([...files].map(([file, value]) => [file, textOf(value)]));
  return growTree(
    {
      name: (key) => key,
      read: (key) => new TextEncoder().encode(texts.get(key)),
      follow: (uri) =>
        texts.has(uri) ? { ok: true, key: uri } : { ok: false, reason: 'there is no such file' },
    },
    ROOT,
  );
}

function textOf(value: Json): string {
  return JSON.stringify(value, null, 1);
}

/** The line of a member in such a file, counted and not looked up; of what is not written, that of what it would stand in. */
export function lineOf(document: Json, pointer: Pointer): number {
  let line = 1;
  let value = document;
  for (const token of tokensOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) break;
    for (const [key, member] of Object.entries(value)) {
      if (key === token) break;
      line += textOf(member as Json).split('\n').length;
    }
    line += 1;
    value = (value as JsonObject)[token] as Json;
  }
  return line;
}
