import type { Exchange, Extra } from './server-exchange.js';

export interface DeprecationOptions {
  /** Where consumers read what to do: becomes a `Link` with `rel="deprecation"`. */
  readonly documentation?: string;
  /** Who calls, to count by: `anonymous`, unless it says otherwise. */
  readonly consumerOf?: (exchange: Exchange) => string;
  /** Told of each call of a deprecated operation: for a metric, or a log. */
  readonly onCall?: (call: { readonly operation: string; readonly consumer: string }) => void;
}

/** A count of the calls of deprecated operations. */
export interface DeprecatedCalls {
  readonly operation: string;
  readonly consumer: string;
  readonly calls: number;
}

/** Beyond so many pairs of operation and consumer, the rest is counted as one consumer. */
const MAX_COUNTED = 10_000;

/**
 * Says of deprecated operations that they are, since when and until when, and counts who still calls them.
 * @see https://www.rfc-editor.org/rfc/rfc9745 `Deprecation`: without a date in the contract, 1970, for it is past
 * @see https://www.rfc-editor.org/rfc/rfc8594 `Sunset`
 */
export function deprecations({
  documentation,
  consumerOf = () => 'anonymous',
  onCall,
}: DeprecationOptions = {}): Extra & { counts(): DeprecatedCalls[] } {
  const counted = new Map<string, DeprecatedCalls>();
  const count = (operation: string, caller: string): void => {
    const isKnown = counted.has(JSON.stringify([operation, caller]));
    const consumer = isKnown || counted.size < MAX_COUNTED ? caller : 'others';
    const key = JSON.stringify([operation, consumer]);
    counted.set(key, { operation, consumer, calls: (counted.get(key)?.calls ?? 0) + 1 });
    onCall?.({ operation, consumer: caller });
  };
  return {
    counts: () => [...counted.values()],
    within: async (exchange, next) => {
      const response = await next();
      const { route } = exchange;
      if (!route?.deprecated || !response) return response;
      count(route.id, consumerOf(exchange));
      const { at, sunset, replacedBy } = route.deprecated;
      response.headers.set('deprecation', `@${Math.floor((timeOf(at) ?? 0) / 1_000)}`);
      const end = timeOf(sunset);
      if (end !== undefined) response.headers.set('sunset', new Date(end).toUTCString());
      if (documentation !== undefined) response.headers.append('link', linkTo(documentation, 'deprecation'));
      if (replacedBy !== undefined && /^(?:https?:\/)?\//.test(replacedBy))
        response.headers.append('link', linkTo(replacedBy, 'successor-version'));
      return response;
    },
  };
}

function timeOf(date: string | undefined): number | undefined {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function linkTo(address: string, relation: string): string {
  const { href, pathname, search, hash } = new URL(address, 'http://host');
  return `<${address.startsWith('/') ? pathname + search + hash : href}>; rel="${relation}"`;
}
