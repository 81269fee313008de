import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Contract, Operation } from '../../src/model/index.js';
import { faultIn } from './drive.js';
import { bodyOf, matching } from './inputs.js';
import { meantBy } from './meant.js';
import type { Exchange } from './scenarios.js';

/** A generated server, for `fetch`, and the contract that it came from. */
export interface GeneratedServer {
  readonly contract: Contract;
  readonly module: {
    handler(options: object, prefix: string): (request: Request) => Promise<Response | undefined>;
  };
}

/** Sends the request of an exchange as the scenarios' own sender writes it. */
type SendAsWritten = (request: object, config: { readonly baseUrl: string }) => Promise<Response>;

export async function senderOf(installed: string): Promise<SendAsWritten> {
  const helper = path.join(installed, 'node_modules/@typespec/spector/dist/src/actions/helper.js');
  const module = (await import(pathToFileURL(helper).href)) as { makeServiceCall: SendAsWritten };
  return module.makeServiceCall;
}

const ORIGIN = 'http://localhost';

/**
 * Has a generated server answer the requests of a scenario, by handlers that give the scenario's answers.
 * @returns what is wrong; undefined: nothing
 */
export async function answerAll(
  servers: readonly GeneratedServer[],
  exchanges: readonly Exchange[],
  send: SendAsWritten,
): Promise<string | undefined> {
  for (const [index, exchange] of exchanges.entries()) {
    // The address of a next page is the server's own business.
    if (index > 0 && servers.every(({ contract }) => matching(contract.operations, exchange).length === 0))
      break;
    const fault = await answer(servers, exchange, send);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

async function answer(
  servers: readonly GeneratedServer[],
  exchange: Exchange,
  send: SendAsWritten,
): Promise<string | undefined> {
  const meant = meantBy(servers, exchange, ORIGIN);
  if (typeof meant === 'string') return meant;
  const { made, operation, base, input } = meant;
  let seen: Readonly<Record<string, unknown>> | undefined;
  let told: unknown;
  const { status, headers, body } = exchange.response;
  const handle = (given: Readonly<Record<string, unknown>>): object => {
    seen = given;
    // A body that the scenario's server would make is that of the request.
    const data = body ? bodyOf(undefined, body, ORIGIN) : hasBody(operation, status) ? given.body : undefined;
    const type = body && { 'content-type': body.contentType };
    return { status, headers: { ...headers, ...type }, ...(data !== undefined && { body: data }) };
  };
  const respond = made.module.handler(
    {
      handlers: new Proxy({}, { get: () => handle }),
      security: new Proxy(
        {},
        { get: () => () => 'somebody', has: () => true, getOwnPropertyDescriptor: () => DATA },
      ),
      validateResponses: true,
      // TypeSpec writes the durations and times of ISO 8601, of which those of JSON Schema are a part.
      assertFormats: false,
      onError: (error: unknown) => {
        told = error;
      },
    },
    base,
  );
  const { fetch } = globalThis;
  globalThis.fetch = async (...request) =>
    (await respond(new Request(...request))) ?? new Response('No such path', { status: 404 });
  try {
    const response = await send(
      { ...exchange, ...exchange.request, url: ORIGIN + exchange.uri },
      { baseUrl: ORIGIN },
    );
    const text = await response.text();
    if (response.status !== status)
      return `answered ${response.status}, not ${status}: ${told ?? text.slice(0, 300)}`;
    const different = Object.keys(input).find(
      (key) => !OF_THE_CALL.has(key) && !isAlike(seen?.[key], input[key]),
    );
    if (different !== undefined)
      return `the handler saw ${different} as ${JSON.stringify(seen?.[different])}, not ${JSON.stringify(input[different])}`;
    const isJson = /\bjson\b/.test(body?.contentType ?? '');
    return body && faultIn(isJson ? JSON.parse(text) : undefined, exchange.response, ORIGIN);
  } finally {
    globalThis.fetch = fetch;
  }
}

/** Members of an input that say how it is sent, and are not told to a handler. */
const OF_THE_CALL: ReadonlySet<string> = new Set(['accept', 'contentType']);

function hasBody({ responses }: Operation, status: number): boolean {
  return responses.some((response) => response.status === String(status) && response.payload);
}

const DATA = { value: () => 'somebody', enumerable: true, configurable: true };

/** The file's own bytes are for the scenarios' server to check; parts of forms are texts to their sender. */
function isAlike(seen: unknown, sent: unknown): boolean {
  return isDeepStrictEqual(plain(seen), plain(sent));
}

function plain(value: unknown): unknown {
  if (value instanceof Blob || value instanceof Uint8Array) return 'bytes';
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
  return typeof value === 'number' ? String(value) : value;
}
