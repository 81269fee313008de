import type { JsonObject } from '../../kernel/json.js';
import { child } from '../../kernel/pointer.js';
import { mappedRef } from '../schema-references.js';
import { type Building, movingWith, noteUnresolved, type Task, want } from './building.js';
import { copyOf } from './copy.js';
import { holdsByIdentifier, isWithin, wantResource } from './identified.js';
import { traceRef } from './trace.js';

/** Deals with a text that refers: what a discriminator maps to, or the operation that a link leads to. */
export function meetText(building: Building, task: Task, text: string): void {
  const { spec, place, holder, key } = task;
  const { tree, reading } = building;
  const ref = spec === 'mapped' ? mappedRef(reading, text) : text;
  const trace = traceRef(tree, ref, place);
  if (!trace.ok) {
    if (!isNamedByRoot(building, ref, text) && !isOtherApi(task))
      noteUnresolved(building, place, text, trace.reason);
    return;
  }
  const { stops, last } = trace;
  if (place.file === tree.root.file && ref.startsWith('#') && stops[0]?.place.file === place.file) return;
  if (spec === 'mapped') want(building, last, 'schema');
  building.patches.push({ holder: holder as JsonObject, key, stops, from: place, ref: text, means: ref });
}

/** A name may mean a component of the root, whichever file it is written in. */
function isNamedByRoot({ tree }: Building, ref: string, text: string): boolean {
  return ref !== text && tree.resolve(ref, { file: tree.root.file, pointer: '' }).ok;
}

/** A link may lead to an operation of another API. */
function isOtherApi({ spec, value }: Task): boolean {
  return spec === 'operationRef' && /^https?:/i.test(String(value));
}

/** What a dynamic reference falls back to moves as well; its anchor is found wherever that goes. */
export function meetDynamicRef(building: Building, task: Task, ref: string): void {
  const { tree } = building;
  const from = { file: task.place.file, pointer: child(task.place.pointer, '$dynamicRef') };
  const trace = traceRef(tree, ref, from);
  if (!trace.ok) {
    noteUnresolved(building, from, ref, trace.reason);
    return;
  }
  const [first = trace.last] = trace.stops;
  const unit = movingWith(task);
  if (first.place.file === unit.file && isWithin(first.place.pointer, unit.pointer)) return;
  if (holdsByIdentifier(tree, { ref, from, unit }, first.place)) {
    wantResource(building, first, unit);
    return;
  }
  want(building, first, 'schema');
  copyOf(task).$dynamicRef = ref.slice(Math.max(0, ref.indexOf('#')));
}
