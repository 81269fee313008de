import { lastToken } from '../../kernel/pointer.js';
import type { Shape } from '../../schema/index.js';
import type { PropertySide, SchemaSide } from '../check.js';
import { type Match, matchRenamed } from '../pair/match.js';
import { likenessOf } from '../pair/rename.js';
import { type Namer, propertyStep } from '../subject.js';
import { type Examination, labelOf } from './scene.js';
import { evidenceAbout } from './settle.js';
import { keptNames, propertyOf } from './sides.js';
import type { Pair } from './spot.js';

/** Shows the properties of two objects to the checks, pair by pair. */
export function examineProperties(
  examination: Examination,
  pair: Pair,
  { before, after }: { readonly before: SchemaSide; readonly after: SchemaSide },
): void {
  if (!before.types.has('object') || !after.types.has('object')) return;
  const { space } = examination.containment;
  const names = new Set([
    ...keptNames({ space, isIdentical: examination.context.isIdentical }, before, after),
    ...[...before.names].filter((name) => !after.names.has(name)),
    ...[...after.names].filter((name) => !before.names.has(name)),
  ]);
  const matches = [...names].flatMap((name): Match<PropertySide>[] => {
    const [old, now] = [propertyOf(space, before, name), propertyOf(space, after, name)];
    if (old && now) return [{ before: old, after: now }];
    if (old?.written) return [{ before: old }];
    return now?.written ? [{ after: now }] : [];
  });
  for (const match of matchRenamed(matches, (old, now) => confidenceOf(examination, old, now))) {
    if (match.before && match.after) examineProperty(examination, pair, match);
    else if (match.before) examineProperty(examination, pair, { ...match, counterpart: after });
    else examineProperty(examination, pair, { ...match, counterpart: before });
  }
}

/** That a property is the same under another name: it holds the same values, and is said to be or its names are alike. */
function confidenceOf({ containment }: Examination, before: PropertySide, after: PropertySide): number {
  const isSaid = before.lifecycle.replacedBy === after.name;
  const likeness = isSaid ? 1 : 0.95 * likenessOf(before.name, after.name);
  if (likeness < 0.6) return 0;
  const { space, proves } = containment;
  const [old, now] = [space.property(before.parent, before.name), space.property(after.parent, after.name)];
  if (!proves(old, now) || !proves(now, old)) return 0;
  // Anyone may say `type: string`: that two properties do says little, unless only the spelling of the name differs.
  return likeness >= 0.95 || saysMore(old) ? likeness : 0.9 * likeness;
}

function saysMore({ values, formats, patterns, names, unions, types }: Shape): boolean {
  const said = formats.size + patterns.size + names.size + unions.length;
  return values !== undefined || said > 0 || types.has('array');
}

type Sighting =
  | { readonly before: PropertySide; readonly after: PropertySide; readonly confidence?: number }
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
