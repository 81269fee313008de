import { isObject, type Json, type JsonObject } from '../../kernel/json.js';
import { type Pointer, tokensOf } from '../../kernel/pointer.js';
import { fingerprintOf } from '../../kernel/problem.js';
import type { Contract, Exchange } from '../../model/index.js';
import type { Origins } from './print.js';

/** A webhook or callback, or the answer to one, that stands where the engine expects a call. */
export interface Pushed {
  /** `webhook order.paid`. */
  readonly subject: string;
  /** The status of the answer; undefined for what is pushed. */
  readonly answer?: string;
  /** The path of what is answered. */
  readonly of?: string;
}

interface PushedPaths {
  readonly paths: JsonObject;
  /** By path. */
  readonly pushed: ReadonlyMap<string, Pushed>;
}

/**
 * What the owner writes stands in a response, and what receivers answer in a request body, a path each: then the engine
 * judges both from the side of who writes them.
 */
export function pushedPaths(contract: Contract, document: JsonObject, origins: Origins): PushedPaths {
  const pushed = new Map<string, Pushed>();
  const paths: Record<string, Json> = {};
  for (const exchange of contract.exchanges) {
    const operation = operationOf(exchange, document);
    if (!operation) continue;
    const { key: subject, method = 'POST', at } = exchange;
    const path = `/~pushed/${fingerprintOf(subject)}`;
    pushed.set(path, { subject });
    const call = pushedCall(operation, document);
    origins.set(call, at);
    paths[path] = { [method.toLowerCase()]: call };
    for (const { status, at: answered } of exchange.answers) {
      const answerPath = `${path}/${status}`;
      const answer = answerCall(operation, status, document);
      origins.set(answer, answered);
      pushed.set(answerPath, { subject, answer: status, of: path });
      paths[answerPath] = { post: answer };
    }
  }
  return { paths, pushed };
}

/** The operation object of an exchange, in the canonical document. */
function operationOf(
  { via, name, channel = '', parent = '', method = 'POST' }: Exchange,
  document: JsonObject,
) {
  const word = method.toLowerCase();
  if (via === 'webhook') return memberOf(document, document, ['webhooks', name, word]);
  if (via !== 'callback') return undefined;
  const [verb = '', path = ''] = [
    parent.slice(0, parent.indexOf(' ')),
    parent.slice(parent.indexOf(' ') + 1),
  ];
  return memberOf(document, document, ['paths', path, verb.toLowerCase(), 'callbacks', name, channel, word]);
}

function pushedCall(operation: JsonObject, document: JsonObject): JsonObject {
  const { requestBody, parameters, responses: _, security: __, callbacks: ___, ...rest } = operation;
  const body = resolved(requestBody, document);
  const headers = (Array.isArray(parameters) ? parameters : []).flatMap((one) => {
    const parameter = resolved(one, document);
    return parameter ? [[headerName(parameter), headerOf(parameter)] as const] : [];
  });
  const response = {
    description: '',
    ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
    ...(body && { content: body.content }),
  } as JsonObject;
  return { ...rest, responses: { '200': response } };
}

function headerName({ in: location, name }: JsonObject): string {
  return location === 'header' ? String(name) : `${location} ${name}`;
}

function headerOf({ name: _, in: __, ...rest }: JsonObject): JsonObject {
  return rest;
}

function answerCall(operation: JsonObject, status: string, document: JsonObject): JsonObject {
  const answer = memberOf(document, operation, ['responses', status]);
  return {
    ...(answer?.content !== undefined && { requestBody: { required: true, content: answer.content } }),
    responses: { '200': { description: '' } },
  };
}

/** An object below another, following the references of the canonical document, which are all local. */
function memberOf(document: JsonObject, from: JsonObject, way: readonly string[]): JsonObject | undefined {
  let at: JsonObject | undefined = from;
  for (const token of way) at = at && Object.hasOwn(at, token) ? resolved(at[token], document) : undefined;
  return at;
}

function resolved(node: Json | undefined, document: JsonObject): JsonObject | undefined {
  let at = node;
  // References of parts to parts of the same name end nowhere else.
  for (let steps = 0; steps < 10 && isObject(at) && typeof at.$ref === 'string'; steps += 1) {
    const tokens = tokensOf(decodeURIComponent(at.$ref.slice(1)) as Pointer);
    at = tokens.reduce<Json | undefined>(
      (inner, token) => (isObject(inner) && Object.hasOwn(inner, token) ? inner[token] : undefined),
      document,
    );
  }
  return isObject(at) ? at : undefined;
}
