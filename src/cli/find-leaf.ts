import { suggestion } from '../config/index.js';
import { TenonError } from '../kernel/errors.js';

/** The leaf of that id. @throws TenonError LEAF_UNKNOWN, with what was probably meant and what there is */
export function findLeaf<Leaf extends { readonly id: string }>(
  kind: string,
  id: string,
  leaves: readonly Leaf[],
  list?: string,
): Leaf {
  const found = leaves.find((leaf) => leaf.id === id);
  if (found) return found;
  const ids = leaves.map((leaf) => leaf.id);
  throw new TenonError('LEAF_UNKNOWN', {
    kind,
    id,
    suggestion: suggestion(id, ids),
    list: list ?? `There are ${ids.join(', ')}.`,
  });
}
