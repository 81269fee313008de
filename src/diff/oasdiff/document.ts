import { isObject, type Json, type JsonObject } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';
import type { Pointer } from '../../kernel/pointer.js';
import { child } from '../../kernel/pointer.js';
import type { Problem } from '../../kernel/problem.js';
import { type Contract, writeOpenApi } from '../../model/index.js';
import { type Lined, type Origins, printLined } from './print.js';
import { type Pushed, pushedPaths } from './pushed.js';

/** A contract as the engine reads it. */
export interface EngineDocument extends Lined {
  /** What stands under paths that are none: webhooks and callbacks. */
  readonly pushed: ReadonlyMap<string, Pushed>;
  /** What the engine is not shown, because OpenAPI 3.1 cannot say it. */
  readonly losses: readonly Problem[];
}

/**
 * The canonical document, but for what the engine judges from the wrong side: it takes whatever is pushed for a request
 * that consumers write. Webhooks and callbacks become paths whose answers they are.
 */
export function engineDocument(contract: Contract, extraPaths: JsonObject = {}): EngineDocument {
  const { document, places, losses } = writeOpenApi(contract);
  const origins = originsOf(document, places);
  const { pushed, paths } = pushedPaths(contract, document, origins);
  const { webhooks: _, paths: own = {}, ...rest } = document;
  const shown = {
    ...rest,
    paths: { ...withoutCallbacks(own as JsonObject, origins), ...paths, ...extraPaths },
  };
  return { ...printLined(shown, origins), pushed, losses };
}

/** Nodes and where their authors wrote them, so that they may move. */
function originsOf(document: JsonObject, places: ReadonlyMap<Pointer, Place>): Origins {
  const origins: Origins = new WeakMap();
  const waiting: [Json, Pointer][] = [[document, '']];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, pointer] = next;
    if (typeof value !== 'object' || value === null) continue;
    const place = places.get(pointer);
    if (place) origins.set(value, place);
    for (const [key, inner] of Object.entries(value)) waiting.push([inner, child(pointer, key)]);
  }
  return origins;
}

function withoutCallbacks(paths: JsonObject, origins: Origins): JsonObject {
  const entries = Object.entries(paths).map(([path, item]) => {
    if (!isObject(item)) return [path, item] as const;
    const members = Object.entries(item).map(([method, operation]) => {
      if (!isObject(operation) || !isObject(operation.callbacks)) return [method, operation] as const;
      const { callbacks: _, ...rest } = operation;
      return [method, moved(operation, rest, origins)] as const;
    });
    return [path, moved(item, Object.fromEntries(members), origins)] as const;
  });
  return Object.fromEntries(entries);
}

function moved(from: JsonObject, to: JsonObject, origins: Origins): JsonObject {
  const place = origins.get(from);
  if (place) origins.set(to, place);
  return to;
}
