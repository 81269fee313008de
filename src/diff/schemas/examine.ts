import type { Place } from '../../kernel/place.js';
import { lastToken } from '../../kernel/pointer.js';
import type { Containment, Verdict } from '../../schema/index.js';
import type { PropertySide, SchemaSide } from '../check.js';
import type { Inspector, Setting } from '../inspect.js';
import { join, type Namer, propertyStep } from '../subject.js';
import { alternativesOf, matchAlternatives } from './alternatives.js';
import { absenceOf, evidenceOf, settlementOf } from './settle.js';
import { keywordPlace, placeOf, propertyOf, sideOf, type Written } from './sides.js';
import { type Demand, demandsOf, isMet, type PairSpot } from './spot.js';
import { type Step, stepsOf } from './steps.js';

export interface ExamineContext {
  readonly inspector: Inspector;
  readonly nameBefore: Namer;
  readonly nameAfter: Namer;
  readonly today: string | undefined;
}

/** Shows one pair of schemas to the checks; answers with the pairs to look at next. */
export function examine(context: ExamineContext, containment: Containment, spot: PairSpot): Step[] {
  const { space } = containment;
  const before = alternativesOf(space, spot.before);
  const after = alternativesOf(space, spot.after);
  const [oneBefore, oneAfter] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && oneBefore && oneAfter)
    return examineSingle({ context, containment, spot }, oneBefore, oneAfter);
  return examineUnion({ context, containment, spot }, before, after);
}

interface Examination {
  readonly context: ExamineContext;
  readonly containment: Containment;
  readonly spot: PairSpot;
}

function examineSingle(examination: Examination, before: Written, after: Written): Step[] {
  const { context, containment, spot } = examination;
  const { space } = containment;
  const whole = (written: Written, part: Written): SchemaSide => ({
    ...sideOf(space, part),
    origins: [...written.origins, ...part.origins],
    nullable: sideOf(space, written).nullable,
  });
  const sides = { before: whole(spot.before, before), after: whole(spot.after, after) };
  const pair = { writtenBy: spot.writtenBy, before, after };
  context.inspector.inspect(
    'schema',
    { ...sides, ...sceneOf(examination, pair) },
    settingOf(examination, pair),
  );
  examineProperties(examination, pair, sides);
  examineRemainder(examination, pair, sides);
  return stepsOf(space, spot.writtenBy, sides.before, sides.after);
}

function sceneOf({ context, spot }: Examination, { before, after }: { before?: Written; after?: Written }) {
  const subject =
    (before && nameAt(context.nameBefore, placeOf(before))) ??
    (after && nameAt(context.nameAfter, placeOf(after))) ??
    labelOf(spot);
  return { subject, writtenBy: spot.writtenBy, today: context.today };
}

function nameAt(namer: Namer, place: Place | undefined): string | undefined {
  return place && namer(place);
}

/** `GET /orders response 200 data[].id`: for what has no name of its own. */
function labelOf({ part, path }: PairSpot, step = ''): string {
  return [part.subject, part.name, join(path, step)].filter((text) => text !== '').join(' ');
}

type Pair = Pick<PairSpot, 'writtenBy' | 'before' | 'after'>;

function settingOf({ containment, spot }: Examination, pair: Pair): Setting {
  return {
    anchor: { kind: 'spot', spot, step: '' },
    before: placeOf(pair.before),
    after: placeOf(pair.after),
    placeOf: (side, keyword) => keywordPlace(pair[side], keyword),
    settle: settlementOf(containment, pair),
    evidence: evidenceOf(containment, pair),
  };
}

function examineProperties(examination: Examination, pair: Pair, { before, after }: Sides): void {
  if (!before.types.has('object') || !after.types.has('object')) return;
  const { space } = examination.containment;
  for (const name of new Set([...before.names, ...after.names])) {
    const [old, now] = [propertyOf(space, before, name), propertyOf(space, after, name)];
    if (old && now) examineProperty(examination, pair, { before: old, after: now });
    else if (old?.written) examineProperty(examination, pair, { before: old, counterpart: after });
    else if (now?.written) examineProperty(examination, pair, { after: now, counterpart: before });
  }
}

type PropertySighting =
  | { readonly before: PropertySide; readonly after: PropertySide }
  | { readonly before: PropertySide; readonly counterpart: SchemaSide }
  | { readonly after: PropertySide; readonly counterpart: SchemaSide };

function examineProperty(examination: Examination, pair: Pair, sighting: PropertySighting): void {
  const { context, containment, spot } = examination;
  const { name } = 'before' in sighting ? sighting.before : sighting.after;
  const before = 'before' in sighting ? sighting.before.at : undefined;
  const after = 'after' in sighting ? sighting.after.at : undefined;
  const step = propertyStep(name);
  const subject = nameOfProperty(examination, name, sighting) ?? labelOf(spot, step);
  context.inspector.inspect(
    'property',
    { ...sighting, subject, writtenBy: spot.writtenBy, today: context.today },
    { anchor: { kind: 'spot', spot, step }, before, after, evidence: absenceOf(containment, pair, name) },
  );
}

function nameOfProperty(
  { context }: Examination,
  name: string,
  sighting: PropertySighting,
): string | undefined {
  const named = (namer: Namer, { at }: PropertySide) => {
    const own = namer(at);
    // A property that is required without being declared has the place of its object.
    return own === undefined || lastToken(at.pointer) === name ? own : own + propertyStep(name);
  };
  return (
    ('before' in sighting ? named(context.nameBefore, sighting.before) : undefined) ??
    ('after' in sighting ? named(context.nameAfter, sighting.after) : undefined)
  );
}

/** What the procedure refuses here for reasons that the checks on schemas do not look at. */
function examineRemainder(examination: Examination, pair: Pair, sides: Sides): void {
  const { containment } = examination;
  for (const demand of demandsOf(pair)) {
    const { outer, inner } = demand;
    const unnamed = containment.doubts(outer.shape, inner.shape).find(({ facet }) => facet === 'intricate');
    if (!unnamed) continue;
    const verdict = containment.contains(outer.shape, inner.shape);
    const sure = verdict.answer === 'no' && verdict.facet === 'intricate';
    showRemainder(examination, pair, {
      sides,
      demand,
      verdict: sure ? verdict : { answer: 'unknown', ...unnamed },
    });
  }
}

type Sides = { readonly before: SchemaSide; readonly after: SchemaSide };
type Refused = Exclude<Verdict, { answer: 'yes' }>;

function showRemainder(
  examination: Examination,
  pair: Pair,
  { sides, demand, verdict }: { sides: Sides; demand: Demand; verdict: Refused },
): void {
  examination.context.inspector.inspect(
    'remainder',
    { ...sides, ...sceneOf(examination, pair), writtenBy: demand.writtenBy, verdict },
    { ...settingOf(examination, pair), settle: (level) => level },
  );
}

/** Shows a pair that no check has spoken of as a whole. */
export function examineWhole(context: ExamineContext, containment: Containment, spot: PairSpot): void {
  const sides = {
    before: sideOf(containment.space, spot.before),
    after: sideOf(containment.space, spot.after),
  };
  for (const demand of demandsOf(spot)) {
    const verdict = containment.contains(demand.outer.shape, demand.inner.shape);
    if (verdict.answer !== 'yes')
      showRemainder({ context, containment, spot }, spot, { sides, demand, verdict });
  }
}

function examineUnion(
  examination: Examination,
  before: readonly Written[],
  after: readonly Written[],
): Step[] {
  const { containment, spot } = examination;
  const { space } = containment;
  const met = isMet(containment, spot);
  const counterparts = { before: sideOf(space, spot.before), after: sideOf(space, spot.after) };
  const steps: Step[] = [];
  for (const pair of matchAlternatives(containment, before, after)) {
    if (pair.before && pair.after) {
      // An alternative may lose what another one takes over: then the union as a whole has lost nothing.
      if (!met || isMet(containment, { writtenBy: spot.writtenBy, ...pair }))
        steps.push({ step: '', ...pair });
    } else if (pair.before) {
      examineAlternative(examination, 'before', pair.before, spot.after);
    } else if (pair.after) {
      examineAlternative(examination, 'after', pair.after, spot.before);
    }
  }
  examineAround(examination, counterparts);
  return steps;
}

/** An alternative that one version has alone, unless the other version takes its values in another way. */
function examineAlternative(
  examination: Examination,
  side: 'before' | 'after',
  alternative: Written,
  other: Written,
): void {
  const { context, containment, spot } = examination;
  const { space } = containment;
  const verdict = containment.contains(other.shape, alternative.shape);
  if (verdict.answer === 'yes') return;
  const sighting = { ...sceneOf(examination, spot), counterpart: sideOf(space, other) };
  context.inspector.inspect(
    'alternative',
    side === 'before'
      ? { ...sighting, before: sideOf(space, alternative) }
      : { ...sighting, after: sideOf(space, alternative) },
    {
      ...settingOf(examination, spot),
      [side]: placeOf(alternative),
      settle: (level) => (level === 'breaking' && verdict.answer === 'unknown' ? 'risky' : level),
    },
  );
}

/** What is said of a union as a whole: whether it takes `null`, its default, its discriminator. */
function examineAround(examination: Examination, { before, after }: Sides): void {
  const { context, spot } = examination;
  const around = ({ nullable, origins }: SchemaSide): SchemaSide => ({ ...after, nullable, origins });
  context.inspector.inspect(
    'schema',
    { before: around(before), after, ...sceneOf(examination, spot) },
    settingOf(examination, spot),
  );
}
