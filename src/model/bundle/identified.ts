import type { Place } from '../../kernel/place.js';
import type { Pointer } from '../../kernel/pointer.js';
import type { Tree } from '../../load/index.js';
import type { Cursor } from '../reading.js';
import { type Building, want } from './building.js';

/** A reference, where it is written, and what of that file moves as a whole. */
interface Written {
  readonly ref: string;
  readonly from: Place;
  readonly unit: Place;
}

/**
 * Does a reference mean what it means wherever it is moved, since it names an `$id` that moves as well?
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-9.3
 */
export function holdsByIdentifier(tree: Tree, { ref, from, unit }: Written, to: Place): boolean {
  const base = tree.resourceOf(from);
  const resource = tree.resourceOf(to);
  if (!base || !resource?.named) return false;
  const isBaseMoved = base.named && from.file === unit.file && isWithin(base.pointer, unit.pointer);
  const uri = ref.replace(/#.*$/s, '');
  if (uri === '') return base === resource && isBaseMoved;
  const isAbsolute = URL.canParse(uri);
  if (!isAbsolute && !isBaseMoved) return false;
  return URL.canParse(uri, base.uri) && new URL(uri, base.uri).href === resource.uri;
}

/** The schema with the `$id` that a reference names moves as a whole, unless it moves already. */
export function wantResource(building: Building, to: Cursor, unit: Place): void {
  const { file } = to.place;
  const resource = building.tree.resourceOf(to.place);
  if (!resource || (file === unit.file && isWithin(resource.pointer, unit.pointer))) return;
  want(building, { value: resource.value, place: { file, pointer: resource.pointer } }, 'schema');
}

export function isWithin(pointer: Pointer, outer: Pointer): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}
