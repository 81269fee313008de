import type { JsonType } from '../../model/index.js';
import type { Containment, Verdict } from '../../schema/index.js';
import type { SchemaSide } from '../check.js';
import type { Unread } from '../unread.js';
import { alternativesOf, matchAlternatives } from './alternatives.js';
import { inheritanceSteps } from './inheritance.js';
import { examineProperties } from './properties.js';
import { type Examination, type ExamineContext, sceneOf, settingOf } from './scene.js';
import { sideOf, type Written } from './sides.js';
import { type Demand, demandsOf, isMet, isPlainlyMet, type Pair, type PairSpot } from './spot.js';
import { type Step, stepsOf } from './steps.js';
import { examineUndeclared } from './undeclared.js';

/** Shows one pair of schemas to the checks; answers with the pairs to look at next. */
export function examine(context: ExamineContext, containment: Containment, spot: PairSpot): Step[] {
  const { space } = containment;
  if (isUnread(context.unread.before, spot.before) || isUnread(context.unread.after, spot.after)) {
    context.unreadSpots.add(spot);
    return [];
  }
  const before = alternativesOf(space, spot.before);
  const after = alternativesOf(space, spot.after);
  const [oneBefore, oneAfter] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && oneBefore && oneAfter)
    return examineSingle({ context, containment, spot }, oneBefore, oneAfter);
  return examineUnion({ context, containment, spot }, { before, after });
}

function isUnread(unread: Unread, { shape, origins }: Written): boolean {
  return [...origins, ...shape.atoms].some(unread.schema);
}

interface Sides {
  readonly before: SchemaSide;
  readonly after: SchemaSide;
}

function sidesOf({ containment }: Examination, { before, after }: Pair): Sides {
  return { before: sideOf(containment.space, before), after: sideOf(containment.space, after) };
}

function examineSingle(examination: Examination, before: Written, after: Written): Step[] {
  const { context, containment, spot } = examination;
  const pair = { writtenBy: spot.writtenBy, before, after };
  const sides = sidesOf(examination, pair);
  const wrapped = before !== spot.before || after !== spot.after;
  if (wrapped) examineAround(examination, { before: [before], after: [after] });
  const { nullable, origins } = wrapped ? sides.after : sides.before;
  const retyped = !haveCommonType([before], [after]);
  // What is said of texts and what is said of lists are no versions of each other: the types alone changed.
  const told = retyped ? { ...sides.after, types: sides.before.types } : sides.before;
  context.inspector.inspect(
    'schema',
    { before: { ...told, nullable, origins }, after: sides.after, ...sceneOf(examination, pair) },
    settingOf(examination, pair),
  );
  if (retyped) return [];
  examineProperties(examination, pair, sides);
  examineRemainder(examination, pair, sides);
  return [
    ...stepsOf(
      { space: containment.space, isIdentical: context.isIdentical, writtenBy: spot.writtenBy },
      sides.before,
      sides.after,
    ),
    ...inheritanceSteps(examination, pair),
  ];
}

/** The alternatives of both versions. */
interface Alternatives {
  readonly before: readonly Written[];
  readonly after: readonly Written[];
}

/** What is said of a union as a whole: whether it takes `null`, its default, its discriminator; its types, if all are new. */
function examineAround(examination: Examination, parts: Alternatives, retyped = false): void {
  const { context, spot } = examination;
  const sides = sidesOf(examination, spot);
  const around = (side: 'before' | 'after') => ({
    ...sides.after,
    nullable: sides[side].nullable,
    origins: [
      ...spot[side].origins,
      ...(parts[side].length === 1 ? parts[side] : []).flatMap(({ origins }) => origins),
    ],
    ...(retyped && { types: typesOf(parts[side]) }),
  });
  context.inspector.inspect(
    'schema',
    { before: around('before'), after: around('after'), ...sceneOf(examination, spot) },
    settingOf(examination, spot),
  );
}

function typesOf(alternatives: readonly Written[]): Set<JsonType> {
  return new Set(alternatives.flatMap(({ shape }) => [...shape.types]));
}

function haveCommonType(before: readonly Written[], after: readonly Written[]): boolean {
  const [old, now] = [typesOf(before), typesOf(after)];
  const isNumeric = (types: ReadonlySet<JsonType>) => types.has('number') || types.has('integer');
  // What allows nothing at all is a matter of its own.
  if (old.size === 0 || now.size === 0 || (isNumeric(old) && isNumeric(now))) return true;
  return [...old].some((type) => now.has(type) && (type !== 'null' || old.size + now.size === 2));
}

function examineUnion(examination: Examination, parts: Alternatives): Step[] {
  const { containment, spot } = examination;
  const pairs = matchAlternatives(containment, parts.before, parts.after);
  const retyped = !haveCommonType(parts.before, parts.after);
  examineAround(examination, parts, retyped);
  if (retyped) return [];
  const steps: Step[] = [];
  for (const pair of pairs) {
    if (pair.before && pair.after) {
      const { before, after } = pair;
      if (!isTakenOver(containment, spot, { writtenBy: spot.writtenBy, before, after }))
        steps.push({ step: '', before, after });
    } else if (pair.before) {
      examineAlternative(examination, { before: pair.before }, parts.after);
    } else if (pair.after) {
      examineAlternative(examination, { after: pair.after }, parts.before);
    }
  }
  return steps;
}

/** An alternative may lose what another one takes over: then the union as a whole has lost nothing. */
function isTakenOver(containment: Containment, spot: Pair, own: Pair): boolean {
  return !isPlainlyMet(containment, own) && isMet(containment, spot) && !isMet(containment, own);
}

/** An alternative that one version has alone, unless one of the other version's says all that it says. */
function examineAlternative(examination: Examination, lone: Lone, others: readonly Written[]): void {
  const { context, containment, spot } = examination;
  const [alternative, other] = lone.before ? [lone.before, spot.after] : [lone.after, spot.before];
  const { answer } = containment.contains(other.shape, alternative.shape);
  if (answer === 'yes' && others.some((one) => declaresAll(one, alternative))) return;
  const own = sideOf(containment.space, alternative);
  const scene = { ...sceneOf(examination, spot), counterpart: sideOf(containment.space, other) };
  context.inspector.inspect(
    'alternative',
    lone.before ? { ...scene, before: own } : { ...scene, after: own },
    {
      ...settingOf(examination, spot),
      settle: (level) => (level === 'breaking' && answer !== 'no' ? 'risky' : level),
    },
  );
}

type Lone =
  | { readonly before: Written; readonly after?: never }
  | { readonly before?: never; readonly after: Written };

/** An open object takes the values of another without a word for what they hold. */
function declaresAll({ shape }: Written, alternative: Written): boolean {
  return [...alternative.shape.names].every((name) => shape.names.has(name));
}

type Refused = Exclude<Verdict, { answer: 'yes' }>;

/** What the procedure refuses here for reasons that the checks on schemas do not look at. */
function examineRemainder(examination: Examination, pair: Pair, sides: Sides): void {
  const { containment } = examination;
  // A glance first: proof is dear, and few schemas say anything of the kind.
  const isSuspect = ({ outer, inner }: Demand) =>
    containment.suspects(outer.shape, inner.shape).some(({ facet }) => facet === 'intricate');
  const unnamedIn = (demand: Demand) => {
    const { outer, inner } = demand;
    if (!isSuspect(demand)) return undefined;
    return containment.doubts(outer.shape, inner.shape).find(({ facet }) => facet === 'intricate');
  };
  const demands = demandsOf(pair);
  if (!demands.some(unnamedIn)) {
    const others = demandsOf({ ...pair, writtenBy: 'either' }).filter(
      ({ writtenBy }) => pair.writtenBy !== 'either' && writtenBy !== pair.writtenBy,
    );
    if (others.some(unnamedIn)) showEased(examination, pair, sides);
    else examineUndeclared(examination, pair, sides);
    return;
  }
  for (const demand of demands) {
    const { outer, inner } = demand;
    const unnamed = unnamedIn(demand);
    if (!unnamed) continue;
    const { facet, reason } = unnamed;
    const verdict = containment.contains(outer.shape, inner.shape);
    const sure = verdict.answer === 'no' && verdict.facet === 'intricate';
    showRemainder(examination, pair, {
      sides,
      demand,
      verdict: sure ? verdict : { answer: 'unknown', facet, reason },
    });
  }
}

/** Nothing is asked beyond what was, and something no more. */
function showEased(examination: Examination, pair: Pair, sides: Sides): void {
  examination.context.inspector.inspect(
    'remainder',
    { ...sides, ...sceneOf(examination, pair) },
    settingOf(examination, pair),
  );
}

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
  const examination = { context, containment, spot };
  for (const demand of demandsOf(spot)) {
    const verdict = containment.contains(demand.outer.shape, demand.inner.shape);
    if (verdict.answer !== 'yes')
      showRemainder(examination, spot, { sides: sidesOf(examination, spot), demand, verdict });
  }
}
