import { isObject, type JsonObject } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';
import type { Building, Task, Unit } from './building.js';
import { copy, copyOf, setCopy } from './copy.js';
import { isUnion } from './implied-names.js';
import { meetDeferred, meetRef } from './meet-ref.js';
import { meetDynamicRef, meetText } from './meet-text.js';

/** Copies a unit, notes what it refers to, and puts in its place what can stand nowhere else. */
export function buildUnit(building: Building, unit: Unit): void {
  const { at, kind, holder } = unit;
  holder.value = at.value;
  work(building, [
    { ...at, spec: kind, unit, holder, key: 'value', pointer: '', depth: 0, within: undefined },
  ]);
}

/** Deals with the references that had to wait; what they inline may hold more of them. */
export function buildDeferred(building: Building, isThere: (place: Place) => boolean): void {
  for (const task of building.deferred) work(building, meetDeferred(building, task, isThere) ?? []);
}

function work(building: Building, waiting: Task[]): void {
  for (let task = waiting.pop(); task; task = waiting.pop()) {
    const { value, spec } = task;
    if (typeof value !== 'object' || value === null) {
      setCopy(task, value);
      if (spec === 'mapped' || spec === 'operationRef') meetText(building, task, String(value));
      continue;
    }
    for (const next of meetRef(building, task) ?? copy(building, task)) waiting.push(next);
    if (spec === 'schema' && isObject(value) && copyOf(task) !== value) meetSchema(building, task, value);
  }
}

/** What a schema says beside a `$ref` that is about others. */
function meetSchema(building: Building, task: Task, { $dynamicRef }: JsonObject): void {
  const copied = copyOf(task);
  if (typeof $dynamicRef === 'string') meetDynamicRef(building, task, $dynamicRef);
  if (isUnion(copied)) building.unions.push({ at: task, copied });
}
