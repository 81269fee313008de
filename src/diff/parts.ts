import type { Place } from '../kernel/place.js';
import { tokensOf } from '../kernel/pointer.js';
import type {
  Contract,
  Exchange,
  Header,
  MediaContent,
  Parameter,
  Payload,
  Response,
  Schema,
  Writer,
} from '../model/index.js';
import { anything } from '../schema/index.js';
import { isSameBody } from './bytes.js';
import type { Scene, SubjectKind, Subjects } from './check.js';
import type { Part } from './finding.js';
import type { Inspector } from './inspect.js';
import type { Mode } from './mode.js';
import { matchContent, matchHeaders, matchMessageContent, statusOf } from './pair/calls.js';
import { type Match, match } from './pair/match.js';
import type { Terms } from './policy.js';
import type { SchemaComparison } from './schemas/compare.js';
import { known, type Unread, type UnreadSides } from './unread.js';

export interface WalkContext {
  readonly before: Contract;
  readonly after: Contract;
  readonly inspector: Inspector;
  readonly schemas: SchemaComparison;
  readonly terms: Terms;
  readonly unread: UnreadSides;
  /** How events must stay compatible, whoever writes them. */
  readonly mode?: Mode;
}

interface Spot extends Pick<Scene, 'wholeMajor'> {
  readonly part: Part;
  /** The subject's own name; that of the part when not given. */
  readonly subject?: string;
  readonly writtenBy: Writer;
}

/** The kinds that are nodes of the model; the others belong to schemas. */
type NodeKind = Exclude<SubjectKind, 'schema' | 'property' | 'alternative' | 'remainder' | 'undeclared'>;

export function show<Kind extends NodeKind>(
  { inspector, terms }: WalkContext,
  kind: Kind,
  pair: Match<Subjects[Kind]>,
  { part, subject, ...told }: Spot,
): void {
  const { before, after } = pair;
  const places = { before: before?.at, after: after?.at };
  const at = places.after ?? places.before;
  const scene = { subject: subject ?? (at ? nameOf(part, at) : part.subject), terms, ...told };
  const setting = { anchor: { kind: 'part', part }, ...places } as const;
  if (before && after) inspector.inspect(kind, { ...scene, ...pair, before, after }, setting);
  else if (after) inspector.inspect(kind, { ...scene, after }, setting);
  else if (before) inspector.inspect(kind, { ...scene, before }, setting);
}

const SHARED = {
  responses: 'shared response',
  requestBodies: 'shared request body',
  headers: 'shared header',
} as const;

/** What several operations share is named without one of them. */
function nameOf({ subject, name }: Part, { pointer }: Place): string {
  const [root, kind, component] = tokensOf(pointer);
  if (root === 'components' && kind === 'parameters') return name;
  if (root === 'components' && kind !== undefined && Object.hasOwn(SHARED, kind))
    return `${SHARED[kind as keyof typeof SHARED]} ${component}`;
  return [subject, name].filter((text) => text !== '').join(' ');
}

/** A pair of what may be absent; undefined when both are. */
export function pairOf<T>(before: T | undefined, after: T | undefined): Match<T> | undefined {
  if (before !== undefined && after !== undefined) return { before, after };
  if (before !== undefined) return { before };
  return after === undefined ? undefined : { after };
}

export function walkParameter(
  context: WalkContext,
  subject: string,
  pair: Match<Parameter>,
  writtenBy: Writer,
): void {
  const { in: place, name } = pair.before ?? pair.after;
  const plain = !pair.before?.mediaType && !pair.after?.mediaType;
  const { style, explode } = pair.after ?? pair.before;
  const part: Part = {
    subject,
    name: `${place} parameter ${name}`,
    ...(plain && { asText: true }),
    ...(plain && place === 'path' && { inPath: true }),
    ...(plain && style === 'form' && explode && { asList: true }),
  };
  show(context, 'parameter', pair, { part, writtenBy });
  if (pair.before && pair.after) compare(context, part, writtenBy, pair);
}

/** Compares the schemas of two things that may have one; where one has none, anything goes. */
export function compare(
  { schemas }: WalkContext,
  part: Part,
  writtenBy: Writer,
  { before, after }: { before: Schemed; after: Schemed },
): void {
  if (!before.schema && !after.schema) return;
  schemas.compare(part, writtenBy, before.schema ?? anything(before), after.schema ?? anything(after));
}

interface Schemed {
  readonly at: Place;
  readonly schema?: Schema;
}

export function walkBody(
  context: WalkContext,
  { part, writtenBy, ofMessage }: Spot & { readonly ofMessage?: boolean },
  pair: Match<Payload> | undefined,
): void {
  if (!pair) return;
  show(context, 'body', pair, { part, writtenBy });
  if (!pair.before || !pair.after) return;
  const matchIts = ofMessage ? matchMessageContent : matchContent;
  walkContent(context, part, writtenBy, contentPairs(context, pair, matchIts));
}

function contentPairs(
  { unread }: WalkContext,
  { before, after }: { readonly before: Payload; readonly after: Payload },
  matchIts: typeof matchContent,
): readonly Match<MediaContent>[] {
  return matchIts(
    known(before.content, ({ mediaType }) => unread.after.at(after.at, 'content', mediaType)),
    known(after.content, ({ mediaType }) => unread.before.at(before.at, 'content', mediaType)),
  );
}

function walkContent(
  context: WalkContext,
  part: Part,
  writtenBy: Writer,
  pairs: readonly Match<MediaContent>[],
): void {
  const several = pairs.length > 1;
  for (const pair of pairs) {
    if (isUnreadElsewhere(context, pair)) continue;
    const { mediaType } = pair.before ?? pair.after;
    const own = several ? { ...part, name: `${part.name} ${mediaType}` } : part;
    show(context, 'content', pair, {
      part: own,
      subject: nameOf(part, (pair.after ?? pair.before).at),
      writtenBy,
    });
    if (!pair.before || !pair.after || isSameBody(pair.before, pair.after)) continue;
    const typed = isXml(pair) ? { ...own, asXml: true as const } : own;
    compare(context, typed, writtenBy, pair);
    const items = { before: itemsOf(pair.before), after: itemsOf(pair.after) };
    compare(context, { ...own, name: `${own.name} item` }, writtenBy, items);
  }
}

function isXml({ before, after }: { readonly before: MediaContent; readonly after: MediaContent }): boolean {
  return [before, after].some(({ mediaType }) => /[/+]xml\b/.test(mediaType));
}

/** What comes in sequence is compared item by item. */
function itemsOf({ at, itemSchema }: MediaContent): Schemed {
  return { at, ...(itemSchema && { schema: itemSchema }) };
}

export function walkResponse(
  context: WalkContext,
  subject: string,
  pair: Match<Response>,
  writtenBy: Writer,
): void {
  const part = {
    subject,
    name: `${writtenBy === 'owner' ? 'response' : 'answer'} ${statusOf(pair)}`,
  };
  if (!isBodyUnread(context, pair)) show(context, 'response', pair, { part, writtenBy });
  if (!pair.before || !pair.after) return;
  const { unread } = context;
  const sides = { before: pair.before, after: pair.after };
  const headers = (side: 'before' | 'after', other: 'before' | 'after') =>
    known(sides[side].headers, ({ name }) => unread[other].at(sides[other].at, 'headers', name));
  for (const header of matchHeaders(headers('before', 'after'), headers('after', 'before')))
    walkHeader(context, part, header, writtenBy);
  for (const link of match(pair.before.links, pair.after.links, ({ name }) => name))
    show(context, 'link', link, {
      part: { ...part, name: `${part.name} link ${(link.before ?? link.after).name}` },
      writtenBy,
    });
  const [before, after] = [pair.before.payload, pair.after.payload];
  if (before && after)
    walkContent(context, part, writtenBy, contentPairs(context, { before, after }, matchContent));
}

/** Is it in a language of its own, and stands where that could not be read? */
function isUnreadElsewhere({ unread }: WalkContext, { before, after }: Match<MediaContent>): boolean {
  const isLost = (side: Unread, content: MediaContent | undefined) =>
    content?.opaque !== undefined && (side.at(content.at) || side.at(content.at, 'schema'));
  return isLost(unread.before, before) || isLost(unread.after, after);
}

/** Has one version a body, and may the other have one that could not be read? */
function isBodyUnread({ unread }: WalkContext, { before, after }: Match<Response>): boolean {
  if (!before || !after || Boolean(before.payload) === Boolean(after.payload)) return false;
  return before.payload ? unread.after.in(after.at, 'content') : unread.before.in(before.at, 'content');
}

function walkHeader(context: WalkContext, of: Part, pair: Match<Header>, writtenBy: Writer): void {
  const part = { subject: of.subject, name: `${of.name} header ${(pair.before ?? pair.after).name}` };
  show(context, 'header', pair, { part, writtenBy });
  if (pair.before && pair.after) compare(context, part, writtenBy, pair);
}

export function headersOf({ at, headers }: Exchange): Schemed {
  return { at, ...(headers && { schema: headers }) };
}
