import { lookup as lookUp } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { reasonOf } from '../kernel/errors.js';
import { LIMITS, sizeOf } from './limits.js';
import { isPublicAddress } from './public-address.js';

/** Milliseconds for one document, redirects included. */
const TIMEOUT = 10_000;
const REDIRECTS = 5;

export interface Fetched {
  /** Where the document was in the end. */
  readonly url: URL;
  readonly bytes: Uint8Array;
}

/**
 * Fetches a document from a public address; from any when its origin is the `trusted` one. Every redirect is checked
 * as the first address was, and what a name stands for is checked where the socket is opened, not before.
 * @throws Error whose message is the reason
 */
export async function fetchUrl(start: URL, trusted: string | undefined): Promise<Fetched> {
  const signal = AbortSignal.timeout(TIMEOUT);
  let url = start;
  for (let hops = 0; hops <= REDIRECTS; hops++) {
    if (!/^https?:$/.test(url.protocol)) throw new Error(`it leads on to a ${url.protocol} URL`);
    const answer = await request(url, { signal, onlyPublic: url.origin !== trusted });
    if ('bytes' in answer) return { url, bytes: answer.bytes };
    url = answer.location;
  }
  throw new Error(`it redirects more than ${REDIRECTS} times`);
}

interface Terms {
  readonly signal: AbortSignal;
  readonly onlyPublic: boolean;
}

function request(
  url: URL,
  { signal, onlyPublic }: Terms,
): Promise<{ bytes: Uint8Array } | { location: URL }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (onlyPublic && isIP(host) && !isPublicAddress(host)) return Promise.reject(new Error(notPublic(host)));
  const { get } = url.protocol === 'https:' ? https : http;
  const headers = { accept: 'application/yaml, application/json, */*;q=0.5', 'accept-encoding': 'identity' };
  return new Promise((resolve, reject) => {
    const fail = (error: Error) =>
      reject(signal.aborted ? new Error(`no answer in ${TIMEOUT / 1000} seconds`) : error);
    get(url, { signal, headers, ...(onlyPublic && { lookup: publicLookup }) }, (answer) => {
      answer.on('error', fail);
      const { statusCode = 0 } = answer;
      const { location, 'content-type': type = '' } = answer.headers;
      const refuse = (reason: string) => {
        answer.destroy();
        reject(new Error(reason));
      };
      if (statusCode >= 300 && statusCode < 400 && location !== undefined) {
        answer.destroy();
        if (URL.canParse(location, url.href)) resolve({ location: new URL(location, url) });
        else reject(new Error('it redirects to no URL'));
        return;
      }
      if (statusCode !== 200) return refuse(`the server answered ${statusCode}`);
      if (/^text\/html\b/i.test(type)) return refuse('the server answered with a web page');
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        size += part.length;
        if (size > LIMITS.file) refuse(`it is larger than ${sizeOf(LIMITS.file)}`);
        else parts.push(part);
      });
      answer.on('end', () => resolve({ bytes: Buffer.concat(parts) }));
    }).on('error', fail);
  });
}

/** Refuses a name that stands for a private address, whatever else it stands for. */
const publicLookup: LookupFunction = (host, options, done) => {
  lookUp(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, []);
    if (!addresses.every(({ address }) => isPublicAddress(address)))
      return done(new Error(notPublic(host)), []);
    const [first] = addresses;
    if (options.all || !first) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

function notPublic(host: string): string {
  return `${host} is no public address`;
}

/** Why a request failed; some errors of Node's are only a code. */
export function networkReason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return reasonOf(error) || code || 'the connection failed';
}
