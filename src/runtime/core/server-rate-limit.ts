import { Refusal } from './envelope.js';
import type { Exchange, Extra } from './server-exchange.js';

export interface RateLimitTerms {
  readonly requests: number;
  readonly perMs: number;
}

/** What is left of a window after one more request; negative: that one is too many. */
export interface Quota {
  readonly remaining: number;
  readonly resetMs: number;
}

/** Where requests are counted: the memory, or a store that several processes share. */
export interface QuotaStore {
  take(key: string, terms: RateLimitTerms): Quota | Promise<Quota>;
}

export interface RateLimitOptions {
  /** For operations of which the contract (`x-policy.rateLimit`) says nothing; without it these have no limit. */
  readonly otherwise?: RateLimitTerms;
  /** Whose requests are counted together: those with the same `Authorization`, unless it says otherwise. */
  readonly consumerOf?: (exchange: Exchange) => string;
  readonly store?: QuotaStore;
}

/**
 * Refuses what is more than the contract's rate limit, with 429 and `Retry-After`, and tells what is left.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function rateLimit({
  otherwise,
  consumerOf = ({ request }) => request.headers.get('authorization') ?? '',
  store = memoryQuotas(),
}: RateLimitOptions = {}): Extra {
  return {
    within: async (exchange, next) => {
      const { route } = exchange;
      const terms = route?.rateLimit ?? otherwise;
      if (!route || !terms) return await next();
      const name = route.rateLimit ? route.id : 'default';
      const { remaining, resetMs } = await store.take(JSON.stringify([name, consumerOf(exchange)]), terms);
      const seconds = Math.max(1, Math.ceil(resetMs / 1_000));
      const fields = {
        'ratelimit-policy': `"${name}";q=${terms.requests};w=${Math.ceil(terms.perMs / 1_000)}`,
        ratelimit: `"${name}";r=${Math.max(0, remaining)};t=${seconds}`,
      };
      if (remaining < 0) throw tooMany({ ...fields, 'retry-after': String(seconds) });
      const response = await next();
      for (const [field, value] of Object.entries(fields)) response?.headers.set(field, value);
      return response;
    },
  };
}

function tooMany(fields: Readonly<Record<string, string>>): Refusal {
  const detail = `Try again in ${fields['retry-after'] ?? 'some'} s.`;
  return new Refusal(429, { code: 'TOO_MANY_REQUESTS', title: 'Too many requests', detail }, fields);
}

/** When there are more, windows that have ended are forgotten. */
const MAX_WINDOWS = 10_000;

/** Counts in this process, in windows that start with their first request. */
export function memoryQuotas(now: () => number = Date.now): QuotaStore {
  const windows = new Map<string, { readonly end: number; taken: number }>();
  const forget = (time: number): void => {
    for (const [key, { end }] of windows) if (end <= time) windows.delete(key);
  };
  return {
    take: (key, { requests, perMs }) => {
      const time = now();
      let window = windows.get(key);
      if (!window || window.end <= time) {
        if (windows.size >= MAX_WINDOWS) forget(time);
        window = { end: time + perMs, taken: 0 };
        windows.set(key, window);
      }
      window.taken += 1;
      return { remaining: requests - window.taken, resetMs: window.end - time };
    },
  };
}
