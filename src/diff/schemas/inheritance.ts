import type { Schema } from '../../model/index.js';
import { type Examination, sceneOf, settingOf } from './scene.js';
import { sideOf, type Written } from './sides.js';
import type { Pair } from './spot.js';
import type { Step } from './steps.js';
import { matchSubtypes, type Subtype } from './subtypes.js';

/** The subtypes of a base schema, pair by pair; those of one version alone are shown to the checks. */
export function inheritanceSteps(examination: Examination, pair: Pair): Step[] {
  const { context, containment } = examination;
  const before = context.subtypesBefore(pair.before);
  const after = context.subtypesAfter(pair.after);
  const written = (schema: Schema): Written => ({
    shape: containment.space.shape(schema),
    origins: [schema],
  });
  const steps: Step[] = [];
  for (const found of matchSubtypes(before, after)) {
    if (found.before && found.after)
      steps.push({ step: '', before: written(found.before.schema), after: written(found.after.schema) });
    else examineLone(examination, pair, found);
  }
  return steps;
}

/** A subtype that only one version has; what the mapping says of it is the business of another check. */
function examineLone(
  examination: Examination,
  pair: Pair,
  found: { readonly before?: Subtype; readonly after?: Subtype },
): void {
  const subtype = found.before ?? found.after;
  if (!subtype || subtype.value !== undefined) return;
  const { space } = examination.containment;
  const side = sideOf(space, { shape: space.shape(subtype.schema), origins: [subtype.schema] });
  const scene = sceneOf(examination, pair);
  examination.context.inspector.inspect(
    'alternative',
    found.before ? { ...scene, before: side } : { ...scene, after: side },
    {
      ...settingOf(examination, pair),
      // The base itself goes on allowing the value; who reads it may not know the subtype.
      settle: (level) => (level === 'breaking' ? 'risky' : level),
    },
  );
}
