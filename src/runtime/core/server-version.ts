import { Refusal } from './envelope.js';
import type { Exchange, Extra } from './server-exchange.js';

export interface VersionOptions {
  /** The header that names the version wanted: `api-version`, unless it says otherwise. */
  readonly header?: string;
  /** The query parameter that may name it instead. */
  readonly parameter?: string;
  readonly supported: readonly string[];
  /** For callers that name none; without it they are refused. */
  readonly fallback?: string;
}

/** Refuses callers that want a version which is not served, and says which one was. */
export function versions({ header = 'api-version', parameter, supported, fallback }: VersionOptions): Extra {
  const wantedBy = ({ request, query }: Exchange): string | undefined =>
    request.headers.get(header) ??
    (parameter === undefined ? undefined : new URLSearchParams(query).get(parameter)) ??
    fallback;
  return {
    around: async (exchange, next) => {
      if (exchange.allowed.length === 0) return await next();
      const version = wantedBy(exchange);
      if (version === undefined || !supported.includes(version))
        throw new Refusal(400, {
          code: 'VERSION_UNSUPPORTED',
          title: 'Version not supported',
          detail: `Ask for ${supported.join(' or ')}.`,
          source: { header },
        });
      const response = await next();
      response?.headers.set(header, version);
      response?.headers.append('vary', header);
      return response;
    },
  };
}
