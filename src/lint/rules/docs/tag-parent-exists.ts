import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'docs/tag-parent-exists',
  severity: 'error',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  why: 'A reference draws tags as a tree: a tag whose parent is unknown, or that stands under itself, is in no branch of it.',
  fix: 'Declare the parent under `tags`, correct its name, or open the circle.',
  check(contract, { report }) {
    const parents = new Map(contract.tags.map(({ name, parent }) => [name, parent]));
    for (const tag of contract.tags) {
      if (tag.parent === undefined) continue;
      if (!parents.has(tag.parent))
        report(
          `The tag "${tag.name}" has the parent "${tag.parent}", which is not declared; one of ${[...parents.keys()].filter((name) => name !== tag.name).join(', ') || 'none'} is wanted.`,
          at(tag, 'parent'),
        );
      else {
        const circle = circleFrom(tag.name, parents);
        if (circle)
          report(`The tag "${tag.name}" stands under itself: ${circle.join(' → ')}.`, at(tag, 'parent'));
      }
    }
  },
});

/** The way from a tag through its parents back to it. */
function circleFrom(start: string, parents: ReadonlyMap<string, string | undefined>): string[] | undefined {
  const way = [start];
  for (let next = parents.get(start); next !== undefined; next = parents.get(next)) {
    if (next === start) return [...way, start];
    // Another circle, which does not lead back here.
    if (way.includes(next)) return undefined;
    way.push(next);
  }
  return undefined;
}
