import {
  type Change,
  type Dimension,
  graver,
  levelIn,
  type Reach,
  type Verdicts,
} from '../../kernel/change.js';
import { groupBy } from '../../kernel/order.js';
import { keyOf, type Location, type Place } from '../../kernel/place.js';
import { fingerprintOf } from '../../kernel/problem.js';
import type { Contract } from '../../model/index.js';
import { compareChanges, locateWritten, SEVERITIES } from '../changes.js';
import type { DiffOptions } from '../diff.js';
import { createNamer, type Namer } from '../subject.js';
import type { EngineDocument } from './document.js';
import { dimensionsOf, isKnown, levelOf, POLICY } from './policy.js';
import type { RawFinding } from './run.js';
import { type Said, sayingOf } from './saying.js';

export interface Side {
  readonly contract: Contract;
  readonly document: EngineDocument;
}

/** A finding with the places that it is about. */
interface Placed extends Said {
  readonly id: string;
  readonly before: Place | undefined;
  readonly after: Place | undefined;
}

/** The engine's findings as our changes: those that say the same of the same places are one. */
export function changesOfEngine(
  findings: readonly RawFinding[],
  { before, after }: { readonly before: Side; readonly after: Side },
  judging: Judging,
): Change[] {
  const pushed = new Map([...before.document.pushed, ...after.document.pushed]);
  const placed = findings
    .filter((finding) => !isOfWhole(finding, before.document, after.document))
    .filter(({ id }) => judging.levels[`oasdiff/${id}`] !== 'off')
    .map((finding) => placedOf(finding, sayingOf(finding, pushed), before, after));
  const groups = groupBy(placed, causeOf);
  const context = {
    before: before.contract,
    after: after.contract,
    nameBefore: createNamer(before.contract),
    nameAfter: createNamer(after.contract),
    ...judging,
  };
  return [...groups.values()].map((group) => changeOf(group, context)).sort(compareChanges);
}

/** The answers of a webhook that came or went as a whole came or went with it. */
function isOfWhole({ path = '' }: RawFinding, before: EngineDocument, after: EngineDocument): boolean {
  const whole = (before.pushed.get(path) ?? after.pushed.get(path))?.of;
  return whole !== undefined && before.pushed.has(whole) !== after.pushed.has(whole);
}

/** What the engine places nowhere, such as credentials, is about the call as a whole. */
function placedOf({ id, baseLine, revisionLine }: RawFinding, said: Said, before: Side, after: Side): Placed {
  const own = {
    before: baseLine === undefined ? undefined : before.document.placeAt(baseLine),
    after: revisionLine === undefined ? undefined : after.document.placeAt(revisionLine),
  };
  if (own.before || own.after) return { id, ...said, ...own };
  const callOf = ({ contract: { operations, exchanges } }: Side) =>
    [...operations, ...exchanges].find(({ key }) => key === said.reach.subject)?.at;
  return { id, ...said, before: callOf(before), after: callOf(after) };
}

/** What findings of one cause have in common. */
function causeOf(placed: Placed): string {
  const { id, words, before, after, reach, holder } = placed;
  const use = isOfUse(placed) ? holder : before || after ? '' : reach.subject;
  return JSON.stringify([id, words, before && keyOf(before), after && keyOf(after), use]);
}

/**
 * A property that refers to a schema is placed at the schema by the engine, whatever of the property it speaks of; then
 * the place alone does not tell one property from another.
 */
function isOfUse({ id, before, after }: Placed): boolean {
  const places = [before, after].filter((place) => place !== undefined);
  return (
    /property/.test(id) &&
    places.length > 0 &&
    places.every(({ pointer }) => /^\/(components\/schemas|definitions)\/[^/]+$/.test(pointer))
  );
}

/** What counts for the level of a change, and the levels that the user gives to checks. */
type Judging = Required<Pick<DiffOptions, 'dimensions' | 'levels'>>;

interface ChangeContext extends Judging {
  readonly before: Contract;
  readonly after: Contract;
  readonly nameBefore: Namer;
  readonly nameAfter: Namer;
}

function changeOf(group: readonly Placed[], context: ChangeContext): Change {
  const [first] = group as readonly [Placed, ...Placed[]];
  const was = first.before && locateWritten(context.before, first.before);
  const is = first.after && locateWritten(context.after, first.after);
  const verdicts = verdictsOf(group, context.levels);
  const level = levelIn(verdicts, context.dimensions);
  const subject = subjectOf(first, context);
  return {
    id: `oasdiff/${first.id}`,
    severity: SEVERITIES[level],
    level,
    verdicts,
    message: `${subject}: ${first.text}.`,
    why: whyOf(first, verdicts),
    at: is ?? was ?? nowhere(context.after),
    ...(was && { before: was }),
    ...(is && { after: is }),
    subject,
    reaches: distinct(group.map(({ reach }) => reach)),
    ...(!isKnown(first.id) && { undecided: true }),
    fingerprint: fingerprintOf(
      `oasdiff/${first.id}`,
      first.words,
      first.before?.pointer ?? '',
      first.after?.pointer ?? '',
      isOfUse(first) ? first.holder : first.before || first.after ? '' : first.reach.subject,
    ),
  };
}

/** What the engine places nowhere belongs to the contract as a whole. */
function nowhere(contract: Contract): Location {
  return contract.locate(contract.at);
}

/** In what is pushed, answers are what consumers write. */
function verdictsOf(group: readonly Placed[], levels: Judging['levels']): Verdicts {
  const verdicts: { -readonly [D in Dimension]?: Verdicts[D] } = {};
  for (const { id } of group) {
    const own = levels[`oasdiff/${id}`];
    const level = own === undefined || own === 'off' ? levelOf(id) : own;
    for (const dimension of dimensionsOf(id))
      verdicts[dimension] = graver(verdicts[dimension] ?? 'safe', level);
  }
  return verdicts;
}

function subjectOf(placed: Placed, { nameBefore, nameAfter }: ChangeContext): string {
  const { before, after, reach } = placed;
  const named = isOfUse(placed) ? undefined : ((after && nameAfter(after)) ?? (before && nameBefore(before)));
  const used = [reach.subject, reach.part, reach.path].filter((word) => word !== '').join(' ');
  return named ?? (used === '' ? 'the contract' : used);
}

const WHY: Readonly<Record<Dimension, string>> = {
  'wire-request': 'It is about what consumers write.',
  'wire-response': 'It is about what consumers read.',
  source: 'It is about names that generated code takes over.',
  behaviour: 'It is about what consumers are told of the life of the API.',
};

function whyOf({ id }: Placed, verdicts: Verdicts): string {
  const [dimension = 'behaviour'] = Object.keys(verdicts) as Dimension[];
  return isKnown(id)
    ? WHY[dimension]
    : `${WHY[dimension]} The check is newer than oasdiff ${POLICY.engine}, whose checks Tenon has judged, so it is risky until somebody looks.`;
}

function distinct(reaches: readonly Reach[]): Reach[] {
  const known = new Map(
    reaches.filter(({ subject }) => subject !== '').map((reach) => [JSON.stringify(reach), reach]),
  );
  return [...known.values()];
}
