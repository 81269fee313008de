import { isObject, type Json } from '../../kernel/json.js';
import { keyOf, type Place, type PlaceKey } from '../../kernel/place.js';
import { child, type Pointer, tokensOf } from '../../kernel/pointer.js';
import { decodeText } from '../decode-text.js';
import type { Tree } from '../tree.js';

/** A reference by a pointer, and the places that it leads through. */
export interface Mention {
  readonly at: Place;
  readonly ref: string;
  /** The node that each token of its fragment leads to; the last is what it means. */
  readonly passes: readonly PlaceKey[];
  /** The reference with other tokens: `#/components/schemas/Order`. */
  with(tokens: ReadonlyMap<PlaceKey, string>): string;
}

const REFERENCES: ReadonlySet<string> = new Set(['$ref', '$dynamicRef', 'operationRef']);

/** Every reference of every file of a contract: those of discriminators and links among them. */
export function mentionsIn(tree: Tree): Mention[] {
  const known = new Map<string, readonly PlaceKey[]>();
  return tree.sources().flatMap(({ file, value }) =>
    refsIn(value).flatMap(({ pointer, ref }) => {
      const at = { file, pointer };
      const key = `${file}\n${ref}`;
      const passes = known.get(key) ?? passesOf(tree, ref, at);
      known.set(key, passes);
      return passes.length === 0 ? [] : [{ at, ref, passes, with: (tokens) => renamed(ref, passes, tokens) }];
    }),
  );
}

function passesOf(tree: Tree, ref: string, at: Place): readonly PlaceKey[] {
  const hash = ref.indexOf('#/');
  if (hash < 0) return [];
  const steps = ref.slice(hash + 2).split('/');
  const places: PlaceKey[] = [];
  for (const index of steps.keys()) {
    const found = tree.resolve(`${ref.slice(0, hash)}#/${steps.slice(0, index + 1).join('/')}`, at);
    if (!found.ok) return [];
    places.push(keyOf(found.place));
  }
  return places;
}

function renamed(ref: string, passes: readonly PlaceKey[], tokens: ReadonlyMap<PlaceKey, string>): string {
  const hash = ref.indexOf('#/');
  const steps = ref
    .slice(hash + 2)
    .split('/')
    .map((step, index) => {
      const token = tokens.get(passes[index] as PlaceKey);
      if (token === undefined) return step;
      const escaped = child('' as Pointer, token).slice(1);
      return decodeText(step) === step ? escaped : encodeURIComponent(escaped);
    });
  return `${ref.slice(0, hash)}#/${steps.join('/')}`;
}

/** The texts that may be references, each where it is first met. */
function refsIn(document: Json): { readonly pointer: Pointer; readonly ref: string }[] {
  const found: { pointer: Pointer; ref: string }[] = [];
  const seen = new Set<Json>();
  const waiting: { value: Json; pointer: Pointer }[] = [{ value: document, pointer: '' }];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const { value, pointer } = node;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const isMapping = tokensOf(pointer).at(-1) === 'mapping';
    for (const [key, member] of Object.entries(value)) {
      const at = child(pointer, key);
      if (typeof member === 'string' && isObject(value) && (isMapping || REFERENCES.has(key)))
        found.push({ pointer: at, ref: member });
      else waiting.push({ value: member, pointer: at });
    }
  }
  return found;
}
