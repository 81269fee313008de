import { isDeepStrictEqual } from 'node:util';
import type { Contract, Operation, SecurityScheme } from '../../src/model/index.js';
import { namesOf } from '../../src/names/index.js';
import { bodyOf, essence, type Matched, matching, valueIn } from './inputs.js';
import type { Body, Exchange } from './scenarios.js';

/** A generated client and the contract that it came from. */
export interface Generated {
  readonly contract: Contract;
  readonly module: ClientModule;
}

interface ClientModule {
  createClient(options: object): Readonly<Record<string, Readonly<Record<string, Call>>>>;
}

type Call = (input?: object, options?: object) => Sent;

type Sent = Promise<Answer> & { pages(): AsyncIterable<unknown> };

interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly headers: Headers;
}

/**
 * Sends the requests of a scenario, one after the other, by the generated client. A request that is no operation's is
 * the next page of the one before.
 * @returns what is wrong; undefined: nothing
 */
export async function driveAll(
  clients: readonly Generated[],
  exchanges: readonly Exchange[],
  origin: string,
): Promise<string | undefined> {
  for (const [index, exchange] of exchanges.entries()) {
    const next = exchanges[index + 1];
    const leadsOn = next && clients.every(({ contract }) => matching(contract.operations, next).length === 0);
    const fault = await drive(clients, exchange, {
      origin,
      pages: leadsOn ? exchanges.slice(index) : undefined,
    });
    if (fault !== undefined) return exchanges.length > 1 ? `request ${index + 1}: ${fault}` : fault;
    if (leadsOn) return undefined;
  }
  return undefined;
}

async function drive(
  clients: readonly Generated[],
  exchange: Exchange,
  { origin, pages }: { readonly origin: string; readonly pages: readonly Exchange[] | undefined },
): Promise<string | undefined> {
  const candidates = clients
    .flatMap((client) =>
      matching(client.contract.operations, exchange).map((matched) => ({
        client,
        ...prepare(client, matched, { exchange, origin }),
      })),
    )
    .sort((a, b) => a.missing.length - b.missing.length || b.used - a.used);
  const [best] = candidates;
  if (!best) return 'no operation is generated for it';
  if (best.missing.length > 0) return `the request has no ${best.missing.join(', ')}`;
  try {
    if (!pages) return verdict(await best.send(), exchange.response, origin);
    const found: unknown[] = [];
    for await (const page of best.send().pages()) found.push(page);
    if (found.length !== pages.length) return `${found.length} pages came, not ${pages.length}`;
    const faults = pages.map(({ response }, index) => faultIn(found[index], response, origin));
    return faults.find((fault) => fault !== undefined);
  } catch (error) {
    const { reason, message } = error as { reason?: string; message: string };
    return `${reason ?? 'threw'}: ${message}`;
  }
}

interface Prepared {
  /** Required parameters that the request does not hold: it is meant for another operation. */
  readonly missing: readonly string[];
  /** How many parameters it does hold. */
  readonly used: number;
  send(): Sent;
}

interface Given {
  readonly exchange: Exchange;
  readonly origin: string;
}

function prepare(
  { contract, module }: Generated,
  { operation, base, path }: Matched,
  { exchange, origin }: Given,
): Prepared {
  const names = namesOf(contract);
  const input: Record<string, unknown> = {};
  const missing: string[] = [];
  for (const [parameter, key] of names.parameters(operation.parameters)) {
    const value = valueIn(parameter, exchange, path);
    // The request is one of another version, where the parameter is of another type.
    if (value !== undefined && !Number.isNaN(value)) input[key] = value;
    else if (parameter.required && !/^(accept|content-type)$/i.test(parameter.name))
      missing.push(parameter.name);
  }
  const { body } = exchange.request ?? {};
  if (body && operation.request) addBody(input, operation, body, origin);
  const used = Object.keys(input).length;
  return {
    missing,
    used,
    send: () => {
      const api = module.createClient({
        baseUrl: origin + base,
        auth: authOf(contract, exchange),
        retry: false,
      });
      const group = api[names.group(operation).member] as Readonly<Record<string, Call>>;
      const accept = Object.entries(exchange.request?.headers ?? {}).find(
        ([name]) => name.toLowerCase() === 'accept',
      );
      const options = accept ? { headers: { accept: String(accept[1]) } } : {};
      return (group[names.operation(operation).call] as Call)(input, options);
    },
  };
}

function addBody(input: Record<string, unknown>, operation: Operation, body: Body, origin: string): void {
  const contents = operation.request?.content ?? [];
  const sent = essence(body.contentType);
  const content = contents.find(({ mediaType }) => essence(mediaType) === sent) ?? contents[0];
  input.body = bodyOf(content, body, origin);
  if (contents.length > 1 && content) input.contentType = content.mediaType;
}

function authOf(contract: Contract, { request, uri }: Exchange): Record<string, unknown> {
  const headers = new Headers(
    Object.entries(request?.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const query = new URLSearchParams([
    ...new URL(uri, 'http://localhost').searchParams,
    ...Object.entries(request?.query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
  ]);
  const names = namesOf(contract);
  const credential = (scheme: SecurityScheme): string | undefined => {
    if (scheme.type === 'apiKey')
      return (scheme.in === 'query' ? query : headers).get(scheme.parameter ?? '') ?? undefined;
    return headers.get('authorization')?.replace(/^\S+ /, '');
  };
  return Object.fromEntries(
    contract.securitySchemes.flatMap((scheme) => {
      const value = credential(scheme);
      return value === undefined ? [] : [[names.scheme(scheme), () => value]];
    }),
  );
}

function verdict(
  { status, data, headers }: Answer,
  expected: Exchange['response'],
  origin: string,
): string | undefined {
  if (status !== expected.status)
    return `answered ${status}, not ${expected.status}: ${JSON.stringify(data)?.slice(0, 300)}`;
  for (const [name, value] of Object.entries(expected.headers ?? {}))
    if (typeof value === 'string' && headers instanceof Headers && headers.get(name) !== value)
      return `the header ${name} is ${headers.get(name)}, not ${value}`;
  return faultIn(data, expected, origin);
}

/** What is wrong with the data that was read from a body. */
function faultIn(data: unknown, { body }: Exchange['response'], origin: string): string | undefined {
  if (!body || body.kind === 'multipart') return undefined;
  const wanted = bodyOf(undefined, body, origin);
  const got = data instanceof Blob || data instanceof ReadableStream ? undefined : data;
  if (got === undefined || wanted === undefined) return undefined;
  return isDeepStrictEqual(got, wanted)
    ? undefined
    : `read ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`;
}
