import type { Extra } from './server-exchange.js';

type Labels = 'method' | 'route' | 'status';

interface MetricTerms {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly Labels[];
  readonly registers: readonly never[];
}

/** What prom-client's module looks like to us. */
export interface Prometheus {
  readonly Counter: new (terms: MetricTerms) => { inc(labels: Readonly<Record<Labels, string>>): void };
  readonly Histogram: new (
    terms: MetricTerms,
  ) => { observe(labels: Readonly<Record<Labels, string>>, value: number): void };
}

export interface MetricsOptions {
  /** `import * as client from 'prom-client'` */
  readonly client: Prometheus;
  readonly registry: { readonly contentType: string; metrics(): Promise<string> };
  /** Where they are told: `/metrics`, unless it says otherwise; false: nowhere. */
  readonly path?: string | false;
}

/**
 * Counts requests and their seconds by method, path template and status, and tells them in Prometheus' text. Other paths
 * than the contract's are one label, so that a scan does not fill the memory.
 */
export function metrics({ client, registry, path: place = '/metrics' }: MetricsOptions): Extra {
  const labelNames = ['method', 'route', 'status'] as const;
  const registers = [registry] as never[];
  const terms = { labelNames, registers };
  const requests = new client.Counter({ ...terms, name: 'http_requests_total', help: 'Requests.' });
  const seconds = new client.Histogram({
    ...terms,
    name: 'http_request_duration_seconds',
    help: 'Seconds until a request is answered.',
  });
  return {
    paths: place === false ? [] : [place],
    around: async ({ route, path, request: { method } }, next) => {
      const start = performance.now();
      const response = await next();
      if (!response && path === place && method === 'GET') {
        const headers = new Headers({ 'content-type': registry.contentType });
        return { status: 200, headers, body: await registry.metrics() };
      }
      if (!response) return undefined;
      const labels = {
        method: route?.method ?? 'other',
        route: route?.path ?? 'other',
        status: String(response.status),
      };
      requests.inc(labels);
      seconds.observe(labels, (performance.now() - start) / 1_000);
      return response;
    },
  };
}
