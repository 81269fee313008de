import type { Channel, Contract, Exchange, Operation, Server, Writer } from '../model/index.js';
import type { Access } from './check.js';
import type { Part } from './finding.js';
import { WRITER_IN } from './mode.js';
import { matchOperations, matchParameters, matchResponses } from './pair/calls.js';
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

/** Walks two contracts side by side, once, and shows every pair to the checks. */
export function walk(context: WalkContext): void {
  const { before, after } = context;
  const whole: Part = { subject: '', name: '' };
  show(context, 'contract', { before, after }, { part: whole, subject: before.title, writtenBy: 'owner' });
  for (const pair of matchServers(before.servers, after.servers)) {
    const subject = serverName(pair.before ?? pair.after);
    show(context, 'server', pair, { part: whole, subject, writtenBy: 'owner' });
    if (pair.before && pair.after) showSecurity(context, subject, pair.before, pair.after);
  }
  for (const pair of match(before.securitySchemes, after.securitySchemes, ({ name }) => name))
    show(context, 'security-scheme', pair, {
      part: whole,
      subject: `security scheme ${(pair.before ?? pair.after).name}`,
      writtenBy: 'consumer',
    });
  for (const pair of matchOperations(before.operations, after.operations)) walkOperation(context, pair);
  for (const pair of matchChannels(before, after)) walkChannel(context, pair);
  for (const pair of matchExchanges(before, after)) walkExchange(context, pair);
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
  for (const parameter of matchParameters(before, after))
    walkParameter(context, subject, parameter, 'consumer');
  const body = { part: part('request body'), writtenBy: 'consumer' } as const;
  walkBody(context, body, pairOf(before.request, after.request));
  for (const response of matchResponses(before.responses, after.responses))
    walkResponse(context, subject, response, 'owner');
}

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
  show(context, 'exchange', pair, { part: part(''), writtenBy });
  if (!pair.before || !pair.after) return;
  const { before, after } = pair;
  showSecurity(context, subject, before, after);
  for (const parameter of matchParameters(before, after))
    walkParameter(context, subject, parameter, judgedAs);
  compare(context, part('headers'), judgedAs, { before: headersOf(before), after: headersOf(after) });
  const body = { part: part('payload'), writtenBy: judgedAs, ofMessage: before.via === 'message' };
  walkBody(context, body, pairOf(before.payload, after.payload));
  const answerer = mode === undefined ? ANSWERERS[writtenBy] : judgedAs;
  for (const answer of matchResponses(before.answers, after.answers))
    walkResponse(context, subject, answer, answerer);
}
