import { type Containment, literal, type Shape } from '../../schema/index.js';
import { isOnWire } from '../inspect.js';
import { leadingTo } from '../reach.js';
import type { SchemaComparison } from './compare.js';
import { examineWhole } from './examine.js';
import { type ExamineContext, isListOfOne, isSegment, isText } from './scene.js';
import { isMet, type PairSpot } from './spot.js';
import { takesAsListOfOne, takesAsText } from './text.js';

/**
 * The net under all checks: a part whose schemas do not prove compatible, although nothing that leads away from it was
 * found to be breaking or risky, is itself reported. So no incompatibility passes in silence.
 */
export function examineUnexplained(
  context: ExamineContext,
  { roots, containmentOf }: SchemaComparison,
): void {
  const troubled = context.inspector.findings.flatMap((finding) =>
    finding.anchor.kind === 'spot' && isOnWire(finding) ? [finding.anchor.spot] : [],
  );
  const explained = leadingTo(roots, [...troubled, ...context.unreadSpots]);
  for (const spot of new Set(roots.map((root) => root.spot))) {
    const containment = containmentOf(spot.writtenBy);
    if (!explained.has(spot) && !isMet(containment, spot) && !isMetAsText(containment, spot))
      examineWhole(context, containment, spot);
  }
}

const NOT_EMPTY = literal({ minLength: 1 });

/** No segment of a path is empty, whether or not its schema says so. */
function isMetBySegments({ space, proves }: Containment, before: Shape, after: Shape): boolean {
  return proves(after, space.and(before, NOT_EMPTY));
}

/** Proofs are about JSON; what consumers write as text may be met all the same. */
function isMetAsText(containment: Containment, spot: PairSpot): boolean {
  const { before, after, edges, writtenBy } = spot;
  if (writtenBy !== 'consumer') return false;
  if (isText(spot) && takesAsText(before, after)) return true;
  if (isSegment(spot) && isMetBySegments(containment, before.shape, after.shape)) return true;
  if (isListOfOne(spot) && takesAsListOfOne(before, after)) return true;
  const isPlain = [before, after].every(({ shape }) => shape.unions.length + shape.intricate.length === 0);
  // Beside what they hold, plain lists and objects say nothing that no check has looked at.
  return (
    spot.path === '' &&
    isText(spot) &&
    isPlain &&
    edges.length > 0 &&
    edges.every(({ to }) => isMet(containment, to) || isMetAsText(containment, to))
  );
}
