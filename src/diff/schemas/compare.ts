import type { Schema, Writer } from '../../model/index.js';
import { type Containment, createContainment } from '../../schema/index.js';
import type { Part } from '../finding.js';
import { join } from '../subject.js';
import { examine } from './examine.js';
import { areIdentical } from './identity.js';
import { type ExamineContext, isListOfOne, isText } from './scene.js';
import type { Written } from './sides.js';
import type { PairSpot } from './spot.js';

/** A part of an operation or exchange whose value has a schema. */
export interface Root {
  readonly part: Part;
  readonly spot: PairSpot;
}

export interface SchemaComparison {
  readonly roots: readonly Root[];
  containmentOf(writtenBy: Writer): Containment;
  /** Compares the schemas of a part, and all that they lead to. */
  compare(part: Part, writtenBy: Writer, before: Schema, after: Schema): void;
}

/** Compares the schemas of two contracts, each pair once for each writer. */
export function createSchemaComparison(context: ExamineContext): SchemaComparison {
  const roots: Root[] = [];
  const spots = new Map<string, PairSpot>();
  const containments = new Map<Writer, Containment>();
  const { isIdentical } = context;

  const containmentOf = (writtenBy: Writer): Containment => {
    const known =
      containments.get(writtenBy) ??
      createContainment({
        writtenBy,
        undeclared: 'absent',
        areIdentical: (ours, theirs) => areIdentical(isIdentical, ours, theirs),
      });
    containments.set(writtenBy, known);
    return known;
  };

  /** Do both sides consist of the same, as far as their authors wrote it? */
  const isUnchanged = ({ before, after }: Pick<PairSpot, 'before' | 'after'>): boolean =>
    areIdentical(isIdentical, before.origins, after.origins) &&
    areIdentical(isIdentical, before.shape.atoms, after.shape.atoms);

  /** The spot of a pair, put on the list of what is still to be examined when it is new. */
  const visit = (open: PairSpot[], pair: Omit<PairSpot, 'edges'>): PairSpot => {
    // A subtype that adds nothing has the shape of its base, and none of its subtypes.
    const isBase = context.subtypesBefore(pair.before).length + context.subtypesAfter(pair.after).length > 0;
    // What stands beside a reference is said of this use alone.
    const beside = JSON.stringify([pair.before, pair.after].map(({ origins }) => origins[0]?.default));
    const key = `${pair.writtenBy} ${pair.before.shape.id} ${pair.after.shape.id} ${isBase} ${isText(pair)} ${pair.part.asXml} ${isListOfOne(pair)} ${beside}`;
    const known = spots.get(key);
    if (known) return known;
    const spot = { ...pair, edges: [] };
    spots.set(key, spot);
    open.push(spot);
    return spot;
  };

  return {
    roots,
    containmentOf,
    compare: (part, writtenBy, before, after) => {
      if (isIdentical(before, after)) return;
      const containment = containmentOf(writtenBy);
      const written = (schema: Schema): Written => ({
        shape: containment.space.shape(schema),
        origins: [schema],
      });
      const open: PairSpot[] = [];
      roots.push({
        part,
        spot: visit(open, { writtenBy, part, path: '', before: written(before), after: written(after) }),
      });
      for (const spot of open) {
        for (const { step, ...sides } of examine(context, containment, spot))
          if (!isUnchanged(sides))
            spot.edges.push({
              step,
              to: visit(open, { writtenBy, part, path: join(spot.path, step), ...sides }),
            });
      }
    },
  };
}
