import { keyOf, type Place, type PlaceKey } from '../../kernel/place.js';
import { type Pointer, parentOf, tokensOf } from '../../kernel/pointer.js';
import type { Building, Patch, Unit } from './building.js';
import { componentName } from './component-name.js';
import { specBelow } from './grammar.js';
import type { Home, Homes } from './homes.js';

/** A component, and what it is called in its section. */
export interface Named {
  readonly unit: Unit;
  readonly section: Pointer;
  readonly name: string;
}

/** Where the bundle has what stands in the author's files. */
export interface Addresses {
  /** The components to add, in the order in which they were met. */
  readonly named: readonly Named[];
  /** Undefined for what was inlined, and may be there several times. */
  of(place: Place): Pointer | undefined;
}

/** Names the components. One that stands inside of another needs no name: it is referred to where it stands. */
export function addressesOf(building: Building, { known, names }: Homes): Addresses {
  const { grammar, tree } = building;
  const components = building.units.slice(1);
  const whole = new Map<PlaceKey, Pick<Home, 'kind' | 'at'>>([
    ...components.map((unit) => [keyOf(unit.at.place), unit] as const),
    ...known,
  ]);
  const outerOf = (place: Place): Place | undefined => {
    for (let { pointer } = place; pointer !== ''; ) {
      pointer = parentOf(pointer);
      const outer = whole.get(keyOf({ file: place.file, pointer }));
      if (!outer) continue;
      const tokens = tokensOf(place.pointer.slice(pointer.length) as Pointer);
      const spec = specBelow(grammar, { spec: outer.kind, value: outer.at.value }, tokens);
      // Inside of what nothing is known of, references were not followed.
      if (typeof spec === 'string' && spec !== 'any' && spec !== 'data') return outer.at.place;
    }
    return undefined;
  };

  const pointers = new Map<PlaceKey, Pointer>([...known].map(([key, { pointer }]) => [key, pointer]));
  const taken = new Map([...names].map(([section, own]) => [section, new Set(own)]));
  const named: Named[] = [];
  for (const unit of components) {
    if (outerOf(unit.at.place)) continue;
    const section = grammar.sections[unit.kind] as Pointer;
    const others = taken.get(section) ?? new Set();
    const name = componentName(unit.at.place, others);
    taken.set(section, others.add(name));
    pointers.set(keyOf(unit.at.place), `${section}/${name}`);
    named.push({ unit, section, name });
  }
  const of = (place: Place): Pointer | undefined => {
    if (place.file === tree.root.file) return place.pointer;
    let rest = '';
    for (let at: Place | undefined = place; at; ) {
      const pointer = pointers.get(keyOf(at));
      if (pointer !== undefined) return `${pointer}${rest}` as Pointer;
      const outer = outerOf(at);
      if (outer) rest = `${at.pointer.slice(outer.pointer.length)}${rest}`;
      at = outer;
    }
    return undefined;
  };
  return { named, of };
}

/** Writes a reference anew; false when the bundle has nothing that it could lead to. */
export function sign({ holder, key, stops, means }: Patch, addresses: Addresses): boolean {
  for (const { place } of stops) {
    const pointer = addresses.of(place);
    if (pointer === undefined) continue;
    const ref = `#${fragmentOf(pointer)}`;
    if (ref !== means) holder[key] = ref;
    return true;
  }
  return false;
}

/** A pointer as a fragment of a URI. @see https://www.rfc-editor.org/rfc/rfc6901#section-6 */
function fragmentOf(pointer: Pointer): string {
  try {
    return encodeURI(pointer).replaceAll('#', '%23');
  } catch {
    // Half of a surrogate pair has no encoding.
    return pointer;
  }
}
