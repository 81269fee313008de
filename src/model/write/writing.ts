import type { Json, JsonObject } from '../../kernel/json.js';
import { keyOf, type Place } from '../../kernel/place.js';
import { child, type Pointer } from '../../kernel/pointer.js';
import type { Problem } from '../../kernel/problem.js';
import type { Contract } from '../contract.js';
import { type LossId, lossOf } from './losses.js';

/** A canonical document, and where each of its nodes was written. */
export interface Written {
  readonly document: JsonObject;
  /** Pointers of the document → the author's places. */
  readonly places: ReadonlyMap<Pointer, Place>;
  /** What the contract says and the document cannot, where the author says it. */
  readonly losses: readonly Problem[];
}

/** The state of printing one contract. */
export interface Writing {
  readonly contract: Contract;
  /** Remembers where the author wrote what a printed node says. */
  placed(at: Place, node: JsonObject): JsonObject;
  /** Notes what the document cannot say. */
  lose(id: LossId, place: Place, details: Readonly<Record<string, string>>): void;
  /** The document with all that was noted. */
  finish(document: JsonObject): Written;
}

export function startWriting(contract: Contract, document: string): Writing {
  const origins = new WeakMap<object, Place>();
  const losses = new Map<string, Problem>();
  return {
    contract,
    placed(at, node) {
      origins.set(node, at);
      return node;
    },
    lose(id, place, details) {
      const key = [id, keyOf(place), ...Object.values(details)].join(' ');
      if (losses.has(key)) return;
      losses.set(key, lossOf(id, contract.locate(place), { ...details, document }));
    },
    finish: (written) => ({
      document: written,
      places: placesOf(written, origins),
      losses: [...losses.values()],
    }),
  };
}

function placesOf(document: JsonObject, origins: WeakMap<object, Place>): Map<Pointer, Place> {
  const places = new Map<Pointer, Place>();
  const waiting: [Json, Pointer][] = [[document, '']];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, pointer] = next;
    if (typeof value !== 'object' || value === null) continue;
    const at = origins.get(value);
    if (at) places.set(pointer, at);
    // The last first, for the last that waits is the next.
    for (const [key, inner] of Object.entries(value).reverse()) waiting.push([inner, child(pointer, key)]);
  }
  return places;
}
