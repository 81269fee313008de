import { isObject, type JsonObject } from '../../kernel/json.js';
import { keyOf, type Place } from '../../kernel/place.js';
import { child, parentOf } from '../../kernel/pointer.js';
import type { Cursor } from '../reading.js';
import { type Building, type Inlined, movingWith, noteUnresolved, type Task, want } from './building.js';
import { copy, copyOf, memberTasks } from './copy.js';
import type { Grammar } from './grammar.js';
import { holdsByIdentifier, wantResource } from './identified.js';
import { isMereRef, isRef, traceRef } from './trace.js';

/** A reference that leads out of the root document, or that is written out of it. */
interface Meeting {
  readonly building: Building;
  readonly task: Task;
  readonly ref: string;
  readonly stops: readonly Cursor[];
  readonly last: Cursor;
}

/**
 * Deals with a node that is a reference: what it leads to becomes a component, or takes its place.
 * @returns what there is to do next; undefined when the node is no reference, or one to leave as it is
 */
export function meetRef(building: Building, task: Task): Task[] | undefined {
  const { value, place, spec } = task;
  if (!isRef(value)) return undefined;
  const ref = value.$ref;
  const { tree, grammar } = building;
  const kind = typeof spec === 'string' && Object.hasOwn(grammar.sections, spec) ? spec : undefined;
  const isOwn = place.file === tree.root.file && ref.startsWith('#');
  // In the root, what is no component is the author's affair.
  if (isOwn && kind === undefined) return undefined;
  const trace = traceRef(tree, ref, place);
  if (!trace.ok) {
    if (spec !== 'data')
      noteUnresolved(building, { ...place, pointer: child(place.pointer, '$ref') }, ref, trace.reason);
    return undefined;
  }
  const { stops, last } = trace;
  if (isOwn && stops[0]?.place.file === tree.root.file) return undefined;
  const meeting: Meeting = { building, task, ref, stops, last };
  if (isHome(meeting)) return inline(meeting, true);
  const named = kind ?? (spec === 'any' ? kindAt(grammar, last.place) : undefined);
  if (named !== undefined) return refer(meeting, named);
  if (spec === 'any') {
    building.deferred.push(task);
    return [];
  }
  return settle(meeting, (at) => at.file === tree.root.file);
}

/**
 * Deals with a reference of which nothing is known, when all that is known is done: it may lead to a component.
 * @param isThere has the bundle a place for what stands there?
 */
export function meetDeferred(
  building: Building,
  task: Task,
  isThere: (place: Place) => boolean,
): Task[] | undefined {
  const { value, place } = task;
  const ref = isRef(value) ? value.$ref : '';
  const trace = traceRef(building.tree, ref, place);
  return trace.ok
    ? settle({ building, task, ref, stops: trace.stops, last: trace.last }, isThere)
    : undefined;
}

/** Where nothing can be referred to by its kind, what is there already is referred to all the same. */
function settle(meeting: Meeting, isThere: (place: Place) => boolean): Task[] {
  const { task, stops, last } = meeting;
  const isKnown = stops.some((stop) => isThere(stop.place));
  return isKnown || isInlinedBy(task.within, last.place) ? refer(meeting, undefined) : inline(meeting, false);
}

/** What its own file keeps as a component is one, wherever the reference to it stands. */
function kindAt({ sections }: Grammar, { pointer }: Place): string | undefined {
  const section = parentOf(pointer);
  return section === '' ? undefined : Object.keys(sections).find((kind) => sections[kind] === section);
}

/** Is this the very place where the root document names what the reference leads to? */
function isHome({ building, task, last }: Meeting): boolean {
  if (task.unit !== building.units[0] || !isMereRef(task.value)) return false;
  return building.homes.get(keyOf(last.place))?.pointer === task.pointer;
}

function isInlinedBy(within: Inlined | undefined, place: Place): boolean {
  for (let open = within; open; open = open.outer)
    if (open.place.file === place.file && open.place.pointer === place.pointer) return true;
  return false;
}

/** What the reference leads to takes its place. */
function inline({ building, task, last }: Meeting, isHome: boolean): Task[] {
  task.unit.places.set(task.pointer, last.place);
  const { value, place } = last;
  const moved: Task = { ...task, value, place, within: { place, isHome, outer: task.within } };
  // A path item, or a channel, may say more beside its reference, and means both.
  const isBoth = task.spec === 'pathItem' || task.spec === 'channel';
  const isMore = isBoth && !isMereRef(task.value) && isObject(value) && !isRef(value);
  return isMore ? inlineBeside(building, task, moved) : [moved];
}

function inlineBeside(building: Building, task: Task, moved: Task): Task[] {
  const tasks = copy(building, moved);
  const copied = copyOf(task);
  const beside = Object.entries(task.value as JsonObject).filter(
    ([key]) => key !== '$ref' && !Object.hasOwn(copied, key),
  );
  for (const [key, value] of beside) {
    copied[key] = value;
    const { file, pointer } = task.place;
    task.unit.places.set(child(task.pointer, key), { file, pointer: child(pointer, key) });
  }
  const keys = beside.map(([key]) => key);
  return [...tasks, ...memberTasks(building, task, copied, keys)];
}

/** The reference stays one, to a component; what stands beside it stays as well. */
function refer({ building, task, ref, stops, last }: Meeting, kind: string | undefined): Task[] {
  const [first = last] = stops;
  const written = { ref, from: task.place, unit: movingWith(task) };
  const holds = holdsByIdentifier(building.tree, written, first.place);
  if (kind !== undefined) {
    if (holds) wantResource(building, first, written.unit);
    else want(building, last, kind);
  }
  const tasks = copy(building, task);
  const { file, pointer } = task.place;
  const from = { file, pointer: child(pointer, '$ref') };
  if (!holds) building.patches.push({ holder: copyOf(task), key: '$ref', stops, from, ref });
  return tasks;
}
