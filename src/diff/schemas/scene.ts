import type { Place } from '../../kernel/place.js';
import type { Containment } from '../../schema/index.js';
import type { Scene } from '../check.js';
import type { Inspector, Setting } from '../inspect.js';
import type { Terms } from '../policy.js';
import { join, type Namer } from '../subject.js';
import type { UnreadSides } from '../unread.js';
import type { Identity } from './identity.js';
import { evidenceOf, settlementOf } from './settle.js';
import { keywordPlace, placeOf, type Written } from './sides.js';
import type { Pair, PairSpot } from './spot.js';
import type { Subtyping } from './subtypes.js';

export interface ExamineContext {
  readonly inspector: Inspector;
  readonly nameBefore: Namer;
  readonly nameAfter: Namer;
  readonly subtypesBefore: Subtyping;
  readonly subtypesAfter: Subtyping;
  readonly terms: Terms;
  readonly unread: UnreadSides;
  /** The spots of which one side could not be read: nothing is said of them. */
  readonly unreadSpots: Set<PairSpot>;
  readonly isIdentical: Identity;
}

/** One pair of schemas under examination. */
export interface Examination {
  readonly context: ExamineContext;
  readonly containment: Containment;
  readonly spot: PairSpot;
}

/** What a check is told of a pair at the spot, or of a part of it. */
export function sceneOf(
  { context, spot }: Examination,
  { before, after }: { before?: Written; after?: Written },
): Scene {
  const subject =
    (before && nameAt(context.nameBefore, placeOf(before))) ??
    (after && nameAt(context.nameAfter, placeOf(after))) ??
    labelOf(spot);
  const use =
    nameAt(context.nameBefore, before?.origins[0]?.at) ??
    nameAt(context.nameAfter, after?.origins[0]?.at) ??
    labelOf(spot);
  const asText = isText(spot) && { asText: true as const };
  const asXml = spot.part.asXml && { asXml: true as const };
  const asList = isListOfOne(spot) && { asList: true as const };
  const inPath = isSegment(spot) && { inPath: true as const };
  const { terms } = context;
  return { subject, writtenBy: spot.writtenBy, terms, use, ...asText, ...inPath, ...asList, ...asXml };
}

/** A parameter itself, or what a list or object in it holds: deeper than that no style goes. */
export function isText({ part, path }: Pick<PairSpot, 'part' | 'path'>): boolean {
  return part.asText === true && /^(\[\]|\["([^"\\]|\\.)*"\]|[^.[]*)$/.test(path);
}

export function isSegment({ part, path }: Pick<PairSpot, 'part' | 'path'>): boolean {
  return part.inPath === true && path === '';
}

export function isListOfOne({ part, path }: Pick<PairSpot, 'part' | 'path'>): boolean {
  return part.asList === true && path === '';
}

function nameAt(namer: Namer, place: Place | undefined): string | undefined {
  return place && namer(place);
}

/** `GET /orders response 200 data[].id`: for what has no name of its own. */
export function labelOf({ part, path }: PairSpot, step = ''): string {
  const whole = [part.subject, part.name].filter((text) => text !== '').join(' ');
  const field = join(path, step);
  // A parameter's items are written as its own: `query parameter tags[]`.
  return field === '' || (field.startsWith('[') && / (parameter|header) /.test(part.name))
    ? whole + field
    : `${whole} ${field}`;
}

/** How findings about a pair at the spot, or about a part of it, are placed and judged. */
export function settingOf({ containment, spot }: Examination, pair: Pair): Setting {
  return {
    anchor: { kind: 'spot', spot, step: '' },
    before: placeOf(pair.before),
    after: placeOf(pair.after),
    placeOf: (side, keyword) => keywordPlace(pair[side], keyword),
    settle: settlementOf(containment, pair),
    evidence: evidenceOf(containment, pair),
  };
}
