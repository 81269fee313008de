import { TenonError } from '../kernel/errors.js';
import { type Fetched, fetchUrl, networkReason } from './fetch-url.js';
import { LIMITS, sizeOf } from './limits.js';
import type { Lead, Reader } from './reader.js';

/** Documents asked for at the same time. */
const AT_ONCE = 8;

/**
 * Fetches what URLs name, and leaves the rest to another reader. A fetched document leads no further than its own
 * origin; `trusted` is the origin that the user named.
 */
export function urlReader(others: Reader, trusted?: string): Reader {
  const fetched = new Map<string, Fetched | TenonError>();
  let bytes = 0;
  const fetchOne = async (key: string): Promise<void> => {
    try {
      if (bytes > LIMITS.tree)
        throw new Error(`the documents before it hold more than ${sizeOf(LIMITS.tree)}`);
      const document = await fetchUrl(new URL(key), trusted);
      bytes += document.bytes.length;
      fetched.set(key, document);
    } catch (error) {
      const details = { url: shownUrl(key), reason: networkReason(error) };
      fetched.set(key, new TenonError('URL_UNREADABLE', details, { cause: error }));
    }
  };
  return {
    name: (key) => (isUrl(key) ? shownUrl(key) : others.name(key)),
    read(key) {
      if (!isUrl(key)) return others.read(key);
      const document = fetched.get(key);
      if (document instanceof Error) throw document;
      if (!document)
        throw new TenonError('URL_UNREADABLE', {
          url: shownUrl(key),
          reason: 'nothing that was read ahead refers to it',
        });
      return document.bytes;
    },
    follow(uri, from) {
      if (!isUrl(from)) return isUrl(uri) ? leadTo(uri) : others.follow(uri, from);
      const document = fetched.get(from);
      const base = document === undefined || document instanceof Error ? new URL(from) : document.url;
      const lead = leadTo(uri, base);
      if (lead.ok && new URL(lead.key).origin !== base.origin)
        return { ok: false, reason: `it leads away from ${base.origin}` };
      return lead;
    },
    async ahead(keys) {
      await others.ahead?.(keys.filter((key) => !isUrl(key)));
      const pending = keys.filter((key) => isUrl(key) && !fetched.has(key));
      const work = async () => {
        for (let key = pending.shift(); key !== undefined; key = pending.shift()) await fetchOne(key);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    },
  };
}

export function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** A URL as it may be printed: without the password that it carries. */
export function shownUrl(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  url.username = '';
  url.password = '';
  return url.href;
}

function leadTo(uri: string, base?: URL): Lead {
  if (!URL.canParse(uri, base?.href)) return { ok: false, reason: 'it is no URL' };
  const url = new URL(uri, base);
  url.hash = '';
  return { ok: true, key: url.href };
}
