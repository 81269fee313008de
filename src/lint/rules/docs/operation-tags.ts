import type { Contract, Operation } from '../../../model/index.js';
import { add, safe } from '../../autofix.js';
import { resourceSegments } from '../../paths.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'docs/operation-tags',
  severity: 'info',
  in: 'recommended',
  given: 'operation',
  why: 'References and generated clients group operations by tag; the untagged ones end in a heap called "default".',
  fix: 'Tag the operation.',
  fixable: 'fix',
  check(operation, { contract, report }) {
    if (operation.tags.length > 0) return;
    const names = contract.tags.map(({ name }) => name).slice(0, 6);
    const wanted = names.length > 0 ? listed(names, 'or') : 'one that groups it';
    report(
      `${operation.key} has no tag; ${wanted} is wanted.`,
      operation.at,
      safe(() => {
        const tag = tagOfNeighbours(operation, contract);
        return tag === undefined ? [] : [add(at(operation, 'tags', '-'), tag)];
      }),
    );
  },
});

/** The one tag that all tagged operations on the same resource have. */
function tagOfNeighbours(operation: Operation, { operations }: Contract): string | undefined {
  const [resource] = resourceSegments(operation.path);
  if (resource === undefined) return undefined;
  const tags = operations
    .filter(({ path, tags: own }) => own.length > 0 && resourceSegments(path)[0] === resource)
    .map(({ tags: own }) => own.join('\n'));
  const [first] = new Set(tags);
  return new Set(tags).size === 1 && !first?.includes('\n') ? first : undefined;
}
