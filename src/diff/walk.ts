import type { Pointer } from '../kernel/pointer.js';
import type {
  Channel,
  Contract,
  Exchange,
  Operation,
  Parameter,
  Payload,
  Response,
  Server,
  Writer,
} from '../model/index.js';
import type { Access } from './check.js';
import type { Part } from './finding.js';
import { WRITER_IN } from './mode.js';
import { matchOperations, matchParameters, matchResponses, templateOf } from './pair/calls.js';
import { matchChannels, matchExchanges, matchServers } from './pair/events.js';
import { type Match, match } from './pair/match.js';
import {
  compare,
  headersOf,
  pairOf,
  show,
  type WalkContext,
  walkBody,
  walkParameter,
  walkResponse,
} from './parts.js';
import { known, paired, type Unread, withoutReply } from './unread.js';

/** Walks two contracts side by side, once, and shows every pair to the checks. */
export function walk(context: WalkContext): void {
  const { before, after } = context;
  const whole: Part = { subject: '', name: '' };
  show(context, 'contract', { before, after }, { part: whole, subject: before.title, writtenBy: 'owner' });
  const servers = unreadOn(context, (side) => side.under('/servers'));
  for (const pair of paired(matchServers(before.servers, after.servers), servers)) {
    const subject = serverName(pair.before ?? pair.after);
    show(context, 'server', pair, { part: whole, subject, writtenBy: 'owner' });
    if (pair.before && pair.after) showSecurity(context, subject, pair.before, pair.after);
  }
  const schemes = match(before.securitySchemes, after.securitySchemes, ({ name }) => name);
  const schemesUnread = unreadOn(context, (side) => side.under(...SCHEMES));
  for (const pair of paired(schemes, schemesUnread))
    show(context, 'security-scheme', pair, {
      part: whole,
      subject: `security scheme ${(pair.before ?? pair.after).name}`,
      writtenBy: 'consumer',
    });
  const { unread } = context;
  const isLost = (there: Contract, side: Unread) => (one: Operation) =>
    side.at(there.at, 'paths', one.path, one.method.toLowerCase());
  const operations = matchOperations(
    known(before.operations, isLost(after, unread.after)),
    known(after.operations, isLost(before, unread.before)),
  );
  for (const pair of operations) walkOperation(context, pair);
  const lost = unreadOn(context, (side) => side.under(...EVENTS));
  const channels = unreadOn(context, (side, which) => side.in({ before, after }[which].at, 'channels'));
  for (const pair of paired(matchChannels(before, after), channels)) walkChannel(context, pair);
  for (const pair of paired(matchExchanges(before, after), lost))
    if (!isTurnedByFault(pair, lost) && !isOfUnread(context, operations, pair)) walkExchange(context, pair);
}

const SCHEMES: readonly Pointer[] = ['/components/securitySchemes', '/securityDefinitions'];
/** Where what is pushed is written, callbacks aside. */
const EVENTS: readonly Pointer[] = [
  '/webhooks',
  '/x-webhooks',
  '/channels',
  '/operations',
  '/components/messages',
];

/** A message goes no known way where the operation that carries it could not be read. */
function isTurnedByFault(
  { before, after }: Match<Exchange>,
  lost: { before: boolean; after: boolean },
): boolean {
  if (before?.direction === after?.direction) return false;
  return (lost.before && before?.direction === 'unknown') || (lost.after && after?.direction === 'unknown');
}

/** Is it a callback of one side alone, because the other side's callbacks, or their operation, could not be read? */
function isOfUnread(
  { unread }: WalkContext,
  operations: readonly Match<Operation>[],
  { before, after }: Match<Exchange>,
): boolean {
  const { parent } = before ?? after;
  if (parent === undefined || (before && after)) return false;
  const [side, other] = before ? (['before', 'after'] as const) : (['after', 'before'] as const);
  const pair = operations.find((one) => one[side]?.key === parent);
  const partner = pair?.[other];
  return !pair || (partner !== undefined && unread[other].in(partner.at, 'callbacks'));
}

function serverName({ name, url }: Server): string {
  return `server ${name || url}`;
}

function walkOperation(context: WalkContext, pair: Match<Operation>): void {
  const subject = (pair.before ?? pair.after).key;
  const part = (name: string): Part => ({ subject, name });
  const wholeMajor = pair.after === undefined && isLastOfItsMajor(pair.before, context.after.operations);
  show(context, 'operation', pair, {
    part: part(''),
    writtenBy: 'consumer',
    ...(wholeMajor && { wholeMajor }),
  });
  if (!pair.before || !pair.after) return;
  const { before, after } = pair;
  showSecurity(context, subject, before, after);
  walkOwnServers(context, part('server'), before, after);
  const inputs = unreadOn(context, (unread, side) => hasUnreadInput(unread, { before, after }[side]));
  // Where the path is another, so are the parameters in it: that is told as the move.
  const isOfMove = ({ before: old, after: now }: Match<Parameter>) =>
    (!old || !now) && (old ?? now)?.in === 'path' && templateOf(before.path) !== templateOf(after.path);
  for (const parameter of paired(matchParameters(before, after), inputs))
    if (!isOfMove(parameter)) walkParameter(context, subject, parameter, 'consumer');
  const body = { part: part('request body'), writtenBy: 'consumer' } as const;
  walkBody(context, body, bodyPair(context, before, after));
  for (const response of responsePairs(context, before, after))
    walkResponse(context, subject, response, 'owner');
}

function unreadOn(
  { unread }: WalkContext,
  isUnread: (unread: Unread, side: 'before' | 'after') => boolean,
): { readonly before: boolean; readonly after: boolean } {
  return { before: isUnread(unread.before, 'before'), after: isUnread(unread.after, 'after') };
}

function hasUnreadInput(unread: Unread, { at, item }: Operation): boolean {
  return unread.in(at, 'parameters') || unread.in(item.at, 'parameters');
}

/** The request bodies, unless one of them could not be read; in 2.0 it is one of the parameters. */
function bodyPair(context: WalkContext, before: Operation, after: Operation): Match<Payload> | undefined {
  const lost = unreadOn(context, (unread, side) => {
    const operation = { before, after }[side];
    return unread.at(operation.at, 'requestBody') || hasUnreadInput(unread, operation);
  });
  const pair = pairOf(before.request, after.request);
  return pair && paired([pair], lost)[0];
}

function responsePairs(
  { unread }: WalkContext,
  before: Answered,
  after: Answered,
): readonly Match<Response>[] {
  return matchResponses(
    known(before.responses, ({ status }) => unread.after.at(after.at, 'responses', status)),
    known(after.responses, ({ status }) => unread.before.at(before.at, 'responses', status)),
  );
}

type Answered = Pick<Operation, 'at' | 'responses'>;

/** Did the major version that the path names, `/v1/orders`, go with the operation? */
function isLastOfItsMajor({ path }: Operation, remaining: readonly Operation[]): boolean {
  const major = majorOf(path);
  return major !== undefined && !remaining.some((other) => majorOf(other.path) === major);
}

function majorOf(path: string): string | undefined {
  return path.split('/').find((segment) => /^v\d+$/.test(segment));
}

/** The servers of one operation, where they are not simply the contract's. */
function walkOwnServers(context: WalkContext, part: Part, before: Operation, after: Operation): void {
  if (before.servers === context.before.servers && after.servers === context.after.servers) return;
  for (const pair of matchServers(before.servers, after.servers))
    show(context, 'server', pair, {
      part,
      subject: `${part.subject} ${serverName(pair.before ?? pair.after)}`,
      writtenBy: 'owner',
    });
}

function showSecurity(context: WalkContext, subject: string, before: Caller, after: Caller): void {
  const access = (contract: Contract, { at, security, securityDeclared = true }: Caller): Access => ({
    at: securityDeclared ? at : contract.at,
    requirements: security,
    schemes: new Map(contract.securitySchemes.map((scheme) => [scheme.name, scheme])),
  });
  // A webhook's or callback's credentials are the owner's, for receivers to check.
  const pushed = before.via !== undefined && before.via !== 'message';
  show(
    context,
    'security',
    { before: access(context.before, before), after: access(context.after, after) },
    { part: { subject, name: 'security' }, subject, writtenBy: pushed ? 'owner' : 'consumer' },
  );
}

/** Who asks for credentials: an operation, an exchange or an AsyncAPI server. */
type Caller = Pick<Operation, 'at' | 'security'> &
  Partial<Pick<Operation, 'securityDeclared'> & Pick<Exchange, 'via'>>;

function walkChannel(context: WalkContext, pair: Match<Channel>): void {
  const { key, address = key } = pair.before ?? pair.after;
  show(context, 'channel', pair, { part: { subject: `channel ${address}`, name: '' }, writtenBy: 'owner' });
}

const WRITERS = { sent: 'owner', received: 'consumer', unknown: 'either' } as const;

const ANSWERERS: Readonly<Record<Writer, Writer>> = {
  owner: 'consumer',
  consumer: 'owner',
  either: 'either',
};

function walkExchange(context: WalkContext, pair: Match<Exchange>): void {
  const { key: subject, direction } = pair.before ?? pair.after;
  const writtenBy = WRITERS[direction];
  const { mode } = context;
  const judgedAs = mode === undefined ? writtenBy : WRITER_IN[mode];
  const part = (name: string): Part => ({ subject, name });
  show(context, 'exchange', withReplies(context, pair), { part: part(''), writtenBy });
  if (!pair.before || !pair.after) return;
  const { before, after } = pair;
  showSecurity(context, subject, before, after);
  for (const parameter of matchParameters(before, after))
    walkParameter(context, subject, parameter, judgedAs);
  compare(context, part('headers'), judgedAs, { before: headersOf(before), after: headersOf(after) });
  const body = { part: part('payload'), writtenBy: judgedAs, ofMessage: before.via === 'message' };
  const payload = pairOf(before.payload, after.payload);
  const lost = unreadOn(context, (unread, side) => unread.at({ before, after }[side].at, 'requestBody'));
  walkBody(context, body, payload && paired([payload], lost)[0]);
  const answerer = mode === undefined ? ANSWERERS[writtenBy] : judgedAs;
  const [old, now] = [before, after].map(({ at, answers }) => ({ at, responses: answers }));
  const answers = old && now ? responsePairs(context, old, now) : [];
  const repliesLost = unreadOn(context, (side) => before.via === 'message' && side.under(...EVENTS));
  for (const answer of paired(answers, repliesLost)) walkResponse(context, subject, answer, answerer);
}

/** Without the replies, where one of them could not be read: nobody knows whether it goes elsewhere. */
function withReplies(context: WalkContext, pair: Match<Exchange>): Match<Exchange> {
  const lost = unreadOn(context, (unread, side) => {
    const reply = pair[side]?.carrier?.reply;
    return reply !== undefined && (unread.at(reply.at, 'channel') || unread.at(reply.at, 'address'));
  });
  if (!pair.before || !pair.after || !(lost.before || lost.after)) return pair;
  return { before: withoutReply(pair.before), after: withoutReply(pair.after) };
}
