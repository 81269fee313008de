import { TenonError } from '../../kernel/errors.js';
import type { Json, JsonObject } from '../../kernel/json.js';
import { child } from '../../kernel/pointer.js';
import { DEPTH_LIMIT } from '../../load/index.js';
import type { Building, Task } from './building.js';
import { specOf } from './grammar.js';

/** No contract says as much several times; inlining what refers twice to what refers twice would. */
const INLINED_LIMIT = 1_000_000;

/**
 * Copies a node; its members are what to do next, the first on top.
 * @throws TenonError CONTRACT_TOO_LARGE, CONTRACT_TOO_DEEP
 */
export function copy(building: Building, task: Task): Task[] {
  const { value, place } = task;
  const copied = Array.isArray(value) ? [...value] : { ...(value as JsonObject) };
  const keys = Object.keys(copied);
  if (task.within && !task.within.isHome) building.inlined += keys.length;
  if (building.inlined > INLINED_LIMIT) {
    const reason = `what can only be inlined, and no component be made of, has more than ${INLINED_LIMIT / 1e6} million values`;
    throw new TenonError('CONTRACT_TOO_LARGE', { path: place.file, reason });
  }
  if (task.depth > DEPTH_LIMIT)
    throw new TenonError('CONTRACT_TOO_DEEP', { path: place.file, limit: DEPTH_LIMIT });
  setCopy(task, copied);
  return memberTasks(building, task, copied, keys);
}

/** What is to be done for those members of a node that hold something, or refer. */
export function memberTasks(
  { grammar }: Building,
  task: Task,
  copied: JsonObject | Json[],
  keys: readonly string[],
): Task[] {
  const { value, spec, place } = task;
  const tasks: Task[] = [];
  for (const key of keys) {
    const below = (value as JsonObject)[key] as Json;
    const kind = specOf(grammar, spec, value, key);
    if (!isWorth(below, kind)) continue;
    tasks.push({
      ...task,
      value: below,
      spec: kind,
      place: { file: place.file, pointer: child(place.pointer, key) },
      pointer: child(task.pointer, key),
      holder: copied,
      key,
      depth: task.depth + 1,
    });
  }
  return tasks.reverse();
}

function isWorth(value: Json, kind: Task['spec']): boolean {
  return (
    (typeof value === 'object' && value !== null) ||
    (typeof value === 'string' && (kind === 'mapped' || kind === 'operationRef'))
  );
}

/** Puts a copy into its holder, which has that key of its own already: no prototype is reached. */
export function setCopy({ holder, key }: Task, value: Json): void {
  (holder as JsonObject)[key] = value;
}

/** The copy of a node that was copied. */
export function copyOf({ holder, key }: Task): JsonObject {
  return (holder as JsonObject)[key] as JsonObject;
}
