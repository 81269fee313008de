import { isObject, type Json, type JsonObject, own } from '../../kernel/json.js';
import { child, type Pointer, tokensOf } from '../../kernel/pointer.js';
import type { Grammar } from './grammar.js';
import { refersTo } from './refers-to.js';

/** A component of a document. */
interface Component {
  readonly value: Json;
  /** Components that stand in its `allOf`: where it has a discriminator, its values may be theirs. */
  readonly bases: readonly Pointer[];
}

/**
 * The components that nothing outside of them leads to. A subtype is used when its base is, for a discriminator may
 * name it without a word in the document.
 */
export function unusedOf(document: JsonObject, grammar: Grammar): ReadonlySet<Pointer> {
  const components = componentsOf(document, grammar);
  const subtypes = new Map<Pointer, Pointer[]>();
  for (const [pointer, { bases }] of components)
    for (const base of bases) subtypes.set(base, [...(subtypes.get(base) ?? []), pointer]);

  const unused = new Set(components.keys());
  const waiting: { readonly value: Json; readonly isBase: boolean; readonly pointer?: Pointer }[] = [
    { value: withoutSections(document, grammar), isBase: false },
  ];
  const use = (pointer: Pointer, isSubtype: boolean): void => {
    const found = components.get(pointer);
    if (!found || !unused.delete(pointer)) return;
    const isBase = isSubtype || own(found.value, 'discriminator') !== undefined;
    waiting.push({ value: found.value, isBase, pointer });
  };
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { pointers, isIdentified } = refersTo(next.value, grammar);
    for (const pointer of pointers) use(pointer, false);
    // What has an identifier may be what another identifier leads to.
    if (isIdentified)
      for (const [pointer, { value }] of components)
        if (unused.has(pointer) && hasIdentifier(value)) use(pointer, false);
    if (next.isBase && next.pointer !== undefined)
      for (const subtype of subtypes.get(next.pointer) ?? []) use(subtype, true);
  }
  return unused;
}

function componentsOf(document: JsonObject, grammar: Grammar): Map<Pointer, Component> {
  const components = new Map<Pointer, Component>();
  for (const section of Object.values(grammar.sections)) {
    const members = at(document, section);
    if (!isObject(members)) continue;
    for (const [name, value] of Object.entries(members)) {
      const list = own(value, 'allOf');
      const bases = Array.isArray(list)
        ? list.filter((item) => isObject(item) && typeof item.$ref === 'string')
        : [];
      components.set(child(section, name), { value, bases: [...refersTo(bases, grammar).pointers] });
    }
  }
  return components;
}

function hasIdentifier(value: Json): boolean {
  return /"\$(?:id|anchor|dynamicAnchor)":/.test(JSON.stringify(value));
}

/** The document without the components of those pointers, and without what they leave empty. */
export function without(document: JsonObject, unused: ReadonlySet<Pointer>, grammar: Grammar): JsonObject {
  return filterSections(document, grammar, (pointer) => !unused.has(pointer));
}

function withoutSections(document: JsonObject, grammar: Grammar): JsonObject {
  return filterSections(document, grammar, () => false);
}

function filterSections(
  document: JsonObject,
  grammar: Grammar,
  keeps: (pointer: Pointer) => boolean,
): JsonObject {
  const filtered = { ...document };
  for (const section of Object.values(grammar.sections)) {
    const [first = '', second] = tokensOf(section);
    if (second === undefined) filterMembers(filtered, first, (name) => keeps(child(section, name)));
    else if (isObject(filtered[first])) {
      const components = { ...filtered[first] };
      filterMembers(components, second, (name) => keeps(child(section, name)));
      filtered[first] = components;
      if (Object.keys(components).length === 0) delete filtered[first];
    }
  }
  return filtered;
}

function filterMembers(parent: JsonObject, key: string, keeps: (name: string) => boolean): void {
  const members = own(parent, key);
  if (!isObject(members)) return;
  const entries = Object.entries(members);
  const kept = entries.filter(([name]) => keeps(name));
  if (kept.length === entries.length) return;
  if (kept.length > 0) parent[key] = Object.fromEntries(kept);
  else delete parent[key];
}

function at(document: JsonObject, pointer: Pointer): Json | undefined {
  return tokensOf(pointer).reduce<Json | undefined>((value, token) => own(value, token), document);
}
