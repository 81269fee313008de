import { keyOf } from '../kernel/place.js';
import type { Contract, Node } from '../model/index.js';
import type { Claim } from './allocate.js';

const IDENTIFIER = /^[A-Za-z][\w$]*$/;

/**
 * A claim, or the name that somebody chose in its place: the config, by the place or by one of these `keys`, before
 * `x-name` in the contract. An identifier that begins as its kind does stays as it was chosen.
 */
export function chosenOr<Key>(
  { names = {}, at }: Contract,
  node: Node,
  claim: Claim<Key>,
  { keys, look }: { readonly keys: readonly string[]; readonly look: (name: string) => string },
): Claim<Key> {
  const pointer = `#${node.at.pointer}`;
  const places = node.at.file === at.file ? [pointer, keyOf(node.at)] : [keyOf(node.at)];
  const key = [...keys, ...places].find((one) => Object.hasOwn(names, one));
  const own = node.extensions['x-name'];
  const chosen = key === undefined ? (typeof own === 'string' ? own : undefined) : names[key];
  if (chosen === undefined) return claim;
  const looked = look(chosen);
  if (looked === '') return claim;
  const wanted = IDENTIFIER.test(chosen) && looked[0] === chosen[0] ? chosen : looked;
  return { ...claim, wanted, why: key === undefined ? 'x-name' : `config: ${key}`, chosenAt: keyOf(node.at) };
}
