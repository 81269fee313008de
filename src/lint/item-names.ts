import { isObject, type Json, type JsonObject } from '../kernel/json.js';
import type { Place } from '../kernel/place.js';
import { child } from '../kernel/pointer.js';
import { fingerprintOf } from '../kernel/problem.js';
import type { Tree } from '../load/index.js';

/** Words by which the specifications tell the items of their lists. */
const NAMES = ['name', 'url', 'operationId', '$id', 'id', 'workflowId', 'stepId', 'title'] as const;

/** References of an item that lead to another. */
const HOPS = 5;

/** The items of a list by what they are and not by where they stand; those that are alike are numbered. */
export function itemNames(tree: Tree): (list: readonly Json[], at: Place) => readonly string[] {
  const known = new WeakMap<readonly Json[], readonly string[]>();
  return (list, at) => {
    const names =
      known.get(list) ??
      numbered(list.map((item, index) => nameOf(resolved(item, child(at.pointer, index), at.file, tree))));
    known.set(list, names);
    return names;
  };
}

function numbered(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return names.map((name) => {
    const n = counts.get(name) ?? 0;
    counts.set(name, n + 1);
    return n === 0 ? `[${name}]` : `[${name}]${n}`;
  });
}

/** An item goes by the same name inline and behind a reference. */
function resolved(item: Json, pointer: Place['pointer'], file: string, tree: Tree): Json {
  let value = item;
  let place: Place = { file, pointer };
  for (let hop = 0; hop < HOPS && isObject(value) && typeof value.$ref === 'string'; hop++) {
    const found = resolve(value.$ref, place, tree);
    if (!found) return value;
    value = found.value;
    place = found.place;
  }
  return value;
}

/** What a reference leads to; a file that is too large to be read leads nowhere. */
export function resolve(ref: string, from: Place, tree: Tree) {
  try {
    const found = tree.resolve(ref, from);
    return found.ok ? found : undefined;
  } catch {
    return undefined;
  }
}

function nameOf(item: Json): string {
  if (!isObject(item)) return typeof item === 'object' ? '' : short(JSON.stringify(item) ?? '');
  if (typeof item.$ref === 'string') return short(item.$ref.replace(/^.*[/#]/, ''));
  if (typeof item.in === 'string') return short(`${item.in} ${text(item.name)}`);
  for (const word of NAMES) if (text(item[word]) !== '') return short(text(item[word]));
  const keys = Object.keys(item);
  // A security requirement: schemes with their scopes.
  if (keys.every((key) => Array.isArray(item[key]) && !/^(all|any|one)Of$|^(enum|required)$/.test(key)))
    return short(keys.toSorted().join(' '));
  return short([text(item.type), tagOf(item)].filter(Boolean).join(' '));
}

/** The constant property by which one alternative is told from the others. */
function tagOf({ properties }: JsonObject): string {
  if (!isObject(properties)) return '';
  for (const [name, schema] of Object.entries(properties)) {
    if (!isObject(schema)) continue;
    const only = Array.isArray(schema.enum) && schema.enum.length === 1 ? schema.enum[0] : schema.const;
    if (only !== undefined) return `${name}=${JSON.stringify(only)}`;
  }
  return '';
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function short(name: string): string {
  return name.length > 80 ? fingerprintOf(name) : name;
}
