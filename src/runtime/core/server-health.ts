import type { Extra, ServerResponse } from './server-exchange.js';
import { json } from './server-media.js';

export interface HealthOptions {
  /** Is the process up? `/health/live`, unless it says otherwise. */
  readonly live?: string;
  /** Can it serve? `/health/ready`, unless it says otherwise. */
  readonly ready?: string;
  /** What must work for it to serve, by name: a check fails that throws, gives false, or takes too long. */
  readonly checks?: Readonly<Record<string, () => unknown>>;
  /** How long a check may take: 2 s, unless it says otherwise. */
  readonly timeoutMs?: number;
}

/** Answers where the contract itself has no such path; 503 while a check fails. Causes stay in the process. */
export function health({
  live = '/health/live',
  ready = '/health/ready',
  checks = {},
  timeoutMs = 2_000,
}: HealthOptions = {}): Extra {
  return {
    paths: [live, ready],
    around: async ({ path, request: { method } }, next) => {
      const response = await next();
      if (response || (method !== 'GET' && method !== 'HEAD')) return response;
      if (path === live) return report({});
      if (path !== ready) return undefined;
      const results = Object.entries(checks).map(
        async ([name, check]) => [name, await passes(check, timeoutMs)] as const,
      );
      return report(Object.fromEntries(await Promise.all(results)));
    },
  };
}

async function passes(check: () => unknown, timeoutMs: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs);
  });
  try {
    return (await Promise.race([check(), late])) !== false;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

function report(results: Readonly<Record<string, boolean>>): ServerResponse {
  const entries = Object.entries(results);
  const isUp = entries.every(([, passed]) => passed);
  const checks = Object.fromEntries(entries.map(([name, passed]) => [name, passed ? 'UP' : 'DOWN']));
  const body = { status: isUp ? 'UP' : 'DOWN', ...(entries.length > 0 && { checks }) };
  return json(isUp ? 200 : 503, body, { 'cache-control': 'no-store' });
}
