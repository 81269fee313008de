import { isOnWire } from '../inspect.js';
import { leadingTo } from '../reach.js';
import type { SchemaComparison } from './compare.js';
import { examineWhole } from './examine.js';
import type { ExamineContext } from './scene.js';
import { isMet } from './spot.js';

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
  const explained = leadingTo(roots, troubled);
  for (const spot of new Set(roots.map((root) => root.spot))) {
    const containment = containmentOf(spot.writtenBy);
    if (!explained.has(spot) && !isMet(containment, spot)) examineWhole(context, containment, spot);
  }
}
