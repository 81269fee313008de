import { lastToken } from '../../kernel/pointer.js';
import type { PropertySide, SchemaSide } from '../check.js';
import { type Namer, propertyStep } from '../subject.js';
import { type Examination, labelOf } from './scene.js';
import { evidenceAbout } from './settle.js';
import { propertyOf } from './sides.js';
import type { Pair } from './spot.js';

/** Shows the properties of two objects to the checks, pair by pair. */
export function examineProperties(
  examination: Examination,
  pair: Pair,
  { before, after }: { readonly before: SchemaSide; readonly after: SchemaSide },
): void {
  if (!before.types.has('object') || !after.types.has('object')) return;
  const { space } = examination.containment;
  for (const name of new Set([...before.names, ...after.names])) {
    const [old, now] = [propertyOf(space, before, name), propertyOf(space, after, name)];
    if (old && now) examineProperty(examination, pair, { before: old, after: now });
    else if (old?.written) examineProperty(examination, pair, { before: old, counterpart: after });
    else if (now?.written) examineProperty(examination, pair, { after: now, counterpart: before });
  }
}

type Sighting =
  | { readonly before: PropertySide; readonly after: PropertySide }
  | { readonly before: PropertySide; readonly after?: never; readonly counterpart: SchemaSide }
  | { readonly before?: never; readonly after: PropertySide; readonly counterpart: SchemaSide };

function examineProperty(examination: Examination, pair: Pair, sighting: Sighting): void {
  const { context, containment, spot } = examination;
  const { name } = sighting.before ?? sighting.after;
  const step = propertyStep(name);
  const subject =
    nameOf(context.nameBefore, sighting.before) ??
    nameOf(context.nameAfter, sighting.after) ??
    labelOf(spot, step);
  context.inspector.inspect(
    'property',
    { ...sighting, subject, writtenBy: spot.writtenBy, terms: context.terms },
    {
      anchor: { kind: 'spot', spot, step },
      before: sighting.before?.at,
      after: sighting.after?.at,
      evidence: evidenceAbout(containment, pair, name),
    },
  );
}

function nameOf(namer: Namer, property: PropertySide | undefined): string | undefined {
  const own = property && namer(property.at);
  // A property that is required without being declared has the place of its object.
  return own === undefined || lastToken(property?.at.pointer ?? '') === property?.name
    ? own
    : own + propertyStep(property?.name ?? '');
}
