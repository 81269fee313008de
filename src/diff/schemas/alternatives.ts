import { canonicalText } from '../../kernel/json.js';
import { branchesOf, type Containment, type Shape, type Space } from '../../schema/index.js';
import type { Match } from '../pair/match.js';
import type { Written } from './sides.js';

const MAX_ALTERNATIVES = 128;

/**
 * What a value may be, unions spread out and `null` left aside; the schema itself where that leaves one, or where
 * there are too many to tell apart.
 */
export function alternativesOf(space: Space, written: Written): readonly Written[] {
  let open: readonly Written[] = [written];
  for (let next = open.find(hasUnion); next; next = open.find(hasUnion)) {
    const chosen = next;
    open = open.flatMap((one) => (one === chosen ? spread(space, one) : [one]));
    if (open.length > MAX_ALTERNATIVES) return [written];
  }
  const valued = open.filter(({ shape }) => !isNull(shape));
  return valued.length === 0 ? [written] : valued;
}

function hasUnion({ shape }: Written): boolean {
  return shape.unions.length > 0;
}

function spread(space: Space, { shape }: Written): Written[] {
  const union = shape.unions[0];
  if (!union) return [];
  // Without what a discriminator adds to its branches: that is a check's matter, and nobody wrote it there.
  return branchesOf(union).map(([branch]) => {
    const origins = branch ? [branch] : [];
    return { shape: space.choose(shape, union, origins), origins };
  });
}

function isNull({ types, values }: Shape): boolean {
  return [...types].every((type) => type === 'null') || (values?.every((value) => value === null) ?? false);
}

/** Pairs alternatives by the surest sign that they have in common. */
export function matchAlternatives(
  { space, proves }: Containment,
  before: readonly Written[],
  after: readonly Written[],
): Match<Written>[] {
  const free = new Set(after);
  const partners = new Map<Written, Written>();
  const pairUp = (fits: (a: Written, b: Written) => boolean) => {
    for (const a of before) {
      const b = partners.has(a) ? undefined : [...free].find((other) => fits(a, other));
      if (!b) continue;
      partners.set(a, b);
      free.delete(b);
    }
  };
  const alike = (sign: (one: Written) => string | undefined) =>
    pairUp((a, b) => sign(a) !== undefined && sign(a) === sign(b));
  alike(nameOf);
  alike((one) => tagOf(space, one));
  alike(titleOf);
  alike(sourceOf);
  pairUp((a, b) => similarity(a, b) === 1 && proves(a.shape, b.shape) && proves(b.shape, a.shape));
  for (const least of [0.8, 0.5]) pairUp((a, b) => similarity(a, b) >= least);
  pairUp((a, b) => !isNamed(a) && !isNamed(b) && (proves(a.shape, b.shape) || proves(b.shape, a.shape)));
  const lone = (one: Written, among: Iterable<Written>) =>
    [...among].filter((other) => typesOf(other) === typesOf(one)).length === 1;
  pairUp(
    (a, b) =>
      typesOf(a) === typesOf(b) &&
      lone(
        a,
        before.filter((one) => !partners.has(one)),
      ) &&
      lone(b, free),
  );
  return [
    ...before.map((a): Match<Written> => {
      const b = partners.get(a);
      return b ? { before: a, after: b } : { before: a };
    }),
    ...[...free].map((b): Match<Written> => ({ after: b })),
  ];
}

function nameOf({ shape, origins }: Written): string | undefined {
  return origins[0]?.ref?.name ?? origins[0]?.name ?? shape.atoms[0]?.name;
}

/** The property that has one value only: `type="card"`. */
function tagOf(space: Space, { shape }: Written): string | undefined {
  for (const name of shape.names) {
    const { values } = space.property(shape, name);
    if (values?.length === 1) return `${name}=${canonicalText(values[0] ?? null)}`;
  }
  return undefined;
}

function titleOf({ shape, origins }: Written): string | undefined {
  return origins[0]?.title ?? shape.atoms[0]?.title;
}

/** The end of the place that a `$ref` leads to: `card.yaml`, `payments.yaml#/card`. */
function sourceOf({ origins }: Written): string | undefined {
  const at = origins[0]?.ref?.at;
  return at && `${at.file.slice(at.file.lastIndexOf('/') + 1)}#${at.pointer}`;
}

/** How many of their properties two objects have in common, from 0 to 1; other types have none. */
function similarity({ shape: a }: Written, { shape: b }: Written): number {
  const all = new Set([...a.names, ...b.names]);
  const common = [...a.names].filter((name) => b.names.has(name));
  return all.size === 0 ? 0 : common.length / all.size;
}

/** An object of declared properties: open ones take each other's values, which proves no kinship. */
function isNamed({ shape }: Written): boolean {
  return shape.names.size > 0;
}

function typesOf({ shape }: Written): string {
  return [...shape.types]
    .filter((type) => type !== 'null')
    .sort()
    .join();
}
