import type { Place } from '../kernel/place.js';
import { tokensOf } from '../kernel/pointer.js';
import type {
  Channel,
  Contract,
  Exchange,
  Header,
  MediaContent,
  Operation,
  Parameter,
  Payload,
  Response,
  Schema,
  Writer,
} from '../model/index.js';
import { anything } from '../schema/index.js';
import type { Access, SubjectKind, Subjects } from './check.js';
import type { Part } from './finding.js';
import type { Inspector } from './inspect.js';
import {
  matchContent,
  matchHeaders,
  matchOperations,
  matchParameters,
  matchResponses,
} from './pair/calls.js';
import { matchChannels, matchExchanges, matchServers } from './pair/events.js';
import { type Match, match } from './pair/match.js';
import type { SchemaComparison } from './schemas/compare.js';

export interface WalkContext {
  readonly before: Contract;
  readonly after: Contract;
  readonly inspector: Inspector;
  readonly schemas: SchemaComparison;
  readonly today: string | undefined;
}

/** Walks two contracts side by side, once, and shows every pair to the checks. */
export function walk(context: WalkContext): void {
  const { before, after } = context;
  const whole: Part = { subject: '', name: '' };
  show(context, 'contract', { before, after }, { part: whole, subject: before.title, writtenBy: 'owner' });
  for (const pair of matchServers(before.servers, after.servers))
    show(context, 'server', pair, {
      part: whole,
      subject: `server ${(pair.before ?? pair.after).url}`,
      writtenBy: 'owner',
    });
  for (const pair of match(before.securitySchemes, after.securitySchemes, ({ name }) => name))
    show(context, 'security-scheme', pair, {
      part: whole,
      subject: `security scheme ${(pair.before ?? pair.after).name}`,
      writtenBy: 'consumer',
    });
  for (const pair of matchOperations(before.operations, after.operations)) walkOperation(context, pair);
  for (const pair of matchChannels(before.channels, after.channels)) walkChannel(context, pair);
  for (const pair of matchExchanges(before, after)) walkExchange(context, pair);
}

interface Spot {
  readonly part: Part;
  /** The subject's own name; that of the part when not given. */
  readonly subject?: string;
  readonly writtenBy: Writer;
}

/** The kinds that are nodes of the model; the others belong to schemas. */
type NodeKind = Exclude<SubjectKind, 'schema' | 'property' | 'alternative' | 'remainder'>;

function show<Kind extends NodeKind>(
  { inspector, today }: WalkContext,
  kind: Kind,
  { before, after }: Match<Subjects[Kind]>,
  { part, subject, writtenBy }: Spot,
): void {
  const places = { before: before?.at, after: after?.at };
  const at = places.after ?? places.before;
  const scene = { subject: subject ?? (at ? nameOf(part, at) : part.subject), writtenBy, today };
  const setting = { anchor: { kind: 'part', part }, ...places } as const;
  if (before && after) inspector.inspect(kind, { ...scene, before, after }, setting);
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

function walkOperation(context: WalkContext, pair: Match<Operation>): void {
  const subject = (pair.before ?? pair.after).key;
  const part = (name: string): Part => ({ subject, name });
  show(context, 'operation', pair, { part: part(''), writtenBy: 'consumer' });
  if (!pair.before || !pair.after) return;
  const { before, after } = pair;
  showSecurity(context, subject, before, after);
  for (const parameter of matchParameters(before, after))
    walkParameter(context, subject, parameter, 'consumer');
  walkBody(context, part('request body'), 'consumer', pairOf(before.request, after.request));
  for (const response of matchResponses(before.responses, after.responses))
    walkResponse(context, subject, response, 'owner');
}

function showSecurity(
  context: WalkContext,
  subject: string,
  before: Operation | Exchange,
  after: Operation | Exchange,
): void {
  const access = (contract: Contract, { at, security }: Operation | Exchange): Access => ({
    at,
    requirements: security,
    schemes: new Map(contract.securitySchemes.map((scheme) => [scheme.name, scheme])),
  });
  const pair = { before: access(context.before, before), after: access(context.after, after) };
  show(context, 'security', pair, { part: { subject, name: 'security' }, subject, writtenBy: 'consumer' });
}

/** A pair of what may be absent; undefined when both are. */
function pairOf<T>(before: T | undefined, after: T | undefined): Match<T> | undefined {
  if (before !== undefined && after !== undefined) return { before, after };
  if (before !== undefined) return { before };
  return after === undefined ? undefined : { after };
}

function walkParameter(
  context: WalkContext,
  subject: string,
  pair: Match<Parameter>,
  writtenBy: Writer,
): void {
  const { in: place, name } = pair.before ?? pair.after;
  const part = { subject, name: `${place} parameter ${name}` };
  show(context, 'parameter', pair, { part, writtenBy });
  if (pair.before && pair.after) compare(context, part, writtenBy, pair);
}

/** Compares the schemas of two things that may have one; where one has none, anything goes. */
function compare(
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

function walkBody(
  context: WalkContext,
  part: Part,
  writtenBy: Writer,
  pair: Match<Payload> | undefined,
): void {
  if (!pair) return;
  const { at } = pair.after ?? pair.before;
  const bare = /body$|^payload$/.test(part.name);
  show(context, 'body', pair, { part, subject: `${nameOf(part, at)}${bare ? '' : ' body'}`, writtenBy });
  if (pair.before && pair.after)
    walkContent(context, part, writtenBy, matchContent(pair.before.content, pair.after.content));
}

function walkContent(
  context: WalkContext,
  part: Part,
  writtenBy: Writer,
  pairs: readonly Match<MediaContent>[],
): void {
  const several = pairs.length > 1;
  for (const pair of pairs) {
    const { mediaType } = pair.before ?? pair.after;
    const own = several ? { ...part, name: `${part.name} ${mediaType}` } : part;
    show(context, 'content', pair, {
      part: own,
      subject: nameOf(part, (pair.after ?? pair.before).at),
      writtenBy,
    });
    if (pair.before && pair.after) compare(context, own, writtenBy, pair);
  }
}

function walkResponse(context: WalkContext, subject: string, pair: Match<Response>, writtenBy: Writer): void {
  const part = {
    subject,
    name: `${writtenBy === 'owner' ? 'response' : 'answer'} ${(pair.before ?? pair.after).status}`,
  };
  show(context, 'response', pair, { part, writtenBy });
  if (!pair.before || !pair.after) return;
  for (const header of matchHeaders(pair.before.headers, pair.after.headers))
    walkHeader(context, part, header, writtenBy);
  walkBody(context, part, writtenBy, pairOf(pair.before.payload, pair.after.payload));
}

function walkHeader(context: WalkContext, of: Part, pair: Match<Header>, writtenBy: Writer): void {
  const part = { subject: of.subject, name: `${of.name} header ${(pair.before ?? pair.after).name}` };
  show(context, 'header', pair, { part, writtenBy });
  if (pair.before && pair.after) compare(context, part, writtenBy, pair);
}

function walkChannel(context: WalkContext, pair: Match<Channel>): void {
  const { key, address = key } = pair.before ?? pair.after;
  show(context, 'channel', pair, { part: { subject: `channel ${address}`, name: '' }, writtenBy: 'owner' });
}

const WRITERS = { sent: 'owner', received: 'consumer', unknown: 'either' } as const;

function walkExchange(context: WalkContext, pair: Match<Exchange>): void {
  const { key: subject, direction } = pair.before ?? pair.after;
  const writtenBy = WRITERS[direction];
  const part = (name: string): Part => ({ subject, name });
  show(context, 'exchange', pair, { part: part(''), writtenBy });
  if (!pair.before || !pair.after) return;
  const { before, after } = pair;
  showSecurity(context, subject, before, after);
  for (const parameter of matchParameters(before, after))
    walkParameter(context, subject, parameter, writtenBy);
  compare(context, part('headers'), writtenBy, { before: headersOf(before), after: headersOf(after) });
  walkBody(context, part('payload'), writtenBy, pairOf(before.payload, after.payload));
  const answerer: Writer = writtenBy === 'owner' ? 'consumer' : writtenBy === 'consumer' ? 'owner' : 'either';
  for (const answer of matchResponses(before.answers, after.answers))
    walkResponse(context, subject, answer, answerer);
}

function headersOf({ at, headers }: Exchange): Schemed {
  return { at, ...(headers && { schema: headers }) };
}
