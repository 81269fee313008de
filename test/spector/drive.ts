import { isDeepStrictEqual } from 'node:util';
import type { Contract, SecurityScheme } from '../../src/model/index.js';
import { namesOf } from '../../src/names/index.js';
import { bodyOf, matching } from './inputs.js';
import { type Meant, meantBy } from './meant.js';
import type { Exchange } from './scenarios.js';

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
  const meant = meantBy(clients, exchange, origin);
  if (typeof meant === 'string') return meant;
  try {
    const call = send(meant, exchange, origin);
    if (!pages) return verdict(await call, exchange.response, origin);
    const found: unknown[] = [];
    for await (const page of call.pages()) found.push(page);
    if (found.length !== pages.length) return `${found.length} pages came, not ${pages.length}`;
    const faults = pages.map(({ response }, index) => faultIn(found[index], response, origin));
    return faults.find((fault) => fault !== undefined);
  } catch (error) {
    const { reason, message } = error as { reason?: string; message: string };
    return `${reason ?? 'threw'}: ${message}`;
  }
}

function send({ made, operation, base, input }: Meant<Generated>, exchange: Exchange, origin: string): Sent {
  const { contract, module } = made;
  const names = namesOf(contract);
  const api = module.createClient({ baseUrl: origin + base, auth: authOf(contract, exchange), retry: false });
  const group = api[names.group(operation).member] as Readonly<Record<string, Call>>;
  const accept = Object.entries(exchange.request?.headers ?? {}).find(
    ([name]) => name.toLowerCase() === 'accept',
  );
  const options = accept ? { headers: { accept: String(accept[1]) } } : {};
  return (group[names.operation(operation).call] as Call)(input, options);
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
export function faultIn(data: unknown, { body }: Exchange['response'], origin: string): string | undefined {
  if (!body || body.kind === 'multipart') return undefined;
  const wanted = bodyOf(undefined, body, origin);
  const got = data instanceof Blob || data instanceof ReadableStream ? undefined : data;
  if (got === undefined || wanted === undefined) return undefined;
  return isDeepStrictEqual(got, wanted)
    ? undefined
    : `read ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`;
}
