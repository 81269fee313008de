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

/** Pairs alternatives: by name, by what tells them apart, by proof, by type. */
export function matchAlternatives(
  { space, proves }: Containment,
  before: readonly Written[],
  after: readonly Written[],
): Match<Written>[] {
  const free = new Set(after);
  const partners = new Map<Written, Written>();
  const pairUp = (fits: (a: Written, b: Written) => boolean) => {
    for (const a of before) {
      if (partners.has(a)) continue;
      const b = [...free].find((other) => fits(a, other));
      if (!b) continue;
      partners.set(a, b);
      free.delete(b);
    }
  };
  pairUp((a, b) => nameOf(a) !== undefined && nameOf(a) === nameOf(b));
  pairUp((a, b) => tagOf(space, a) !== undefined && tagOf(space, a) === tagOf(space, b));
  pairUp((a, b) => proves(a.shape, b.shape) && proves(b.shape, a.shape));
  pairUp((a, b) =>
    nameOf(a) === undefined || nameOf(b) === undefined
      ? proves(a.shape, b.shape) || proves(b.shape, a.shape)
      : false,
  );
  pairUp(
    (a, b) =>
      typesOf(a) === typesOf(b) &&
      isOnly(a, before, partners) &&
      [...free].filter((c) => typesOf(c) === typesOf(b)).length === 1,
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

function typesOf({ shape }: Written): string {
  return [...shape.types]
    .filter((type) => type !== 'null')
    .sort()
    .join();
}

function isOnly(one: Written, all: readonly Written[], partners: ReadonlyMap<Written, Written>): boolean {
  return all.filter((other) => !partners.has(other) && typesOf(other) === typesOf(one)).length === 1;
}
