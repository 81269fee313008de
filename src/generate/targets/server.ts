import { namesOf } from '../../names/index.js';
import { memberMerger } from '../../typescript/index.js';
import { callGaps, pushedApart, securityGaps } from '../gaps/index.js';
import { modelsFile } from '../models-file.js';
import { runtimeFiles } from '../runtime.js';
import { FRAMEWORK_NAMES, type Framework, HOSTS } from '../server/host.js';
import type { Wanted } from '../server/json-schema.js';
import { routesFile, runtimeOfRoutes } from '../server/routes-file.js';
import { schemasFile } from '../server/schemas-file.js';
import { serverFile } from '../server/server-file.js';
import { stubsFile } from '../server/stubs-file.js';
import { shapesOf } from '../shape/index.js';
import { defineTarget } from '../target.js';

/** What `server.ts` hands on from the runtime, by module; what nobody imports is in no bundle. */
const EXTRAS: Readonly<Record<string, readonly string[]>> = {
  'server-cors': ['cors'],
  'server-deprecation': ['deprecations'],
  'server-etag': ['checkMatch', 'etagOf', 'etags'],
  'server-exchange': ['type Exchange', 'type Extra'],
  'server-health': ['health'],
  'server-idempotency': ['idempotency', 'type IdempotencyStore', 'memoryAnswers'],
  'server-metrics': ['metrics'],
  'server-rate-limit': ['memoryQuotas', 'type QuotaStore', 'rateLimit'],
  'server-version': ['versions'],
};

export default defineTarget({
  id: 'server',
  summary:
    'A server on Fastify, Express, Hono or fetch: typed handlers, validated requests, errors in one envelope.',
  options: {
    framework: {
      summary: 'What it is mounted in; fetch is Deno, Bun and workers.',
      type: 'string',
      default: 'fastify',
      values: FRAMEWORK_NAMES,
    },
    errors: {
      summary: 'The body of refusals: the standard `errors[]`, or problem details (RFC 9457).',
      type: 'string',
      default: 'standard',
      values: ['standard', 'problem'],
    },
    stubs: {
      summary:
        'A folder within the output for handlers to begin with, one file a tag: written once, completed later, never overwritten.',
      type: 'string',
      default: '',
    },
  },
  gaps: (contract) => [...callGaps(contract, 'server'), ...securityGaps(contract), ...pushedApart(contract)],
  async files(contract, options) {
    const names = namesOf(contract);
    const shapes = shapesOf(names);
    const wanted: Wanted = new Map();
    const routes = names.groups.map((group) => routesFile(contract, shapes, group, wanted));
    const host = HOSTS[options.framework as Framework];
    const errors = options.errors === 'problem' ? 'problem' : 'standard';
    const folder = String(options.stubs);
    const merge = folder === '' ? undefined : await memberMerger();
    return [
      modelsFile(contract, names, shapes),
      ...routes,
      ...(merge ? names.groups.map((group) => stubsFile(contract, names, { group, folder, merge })) : []),
      schemasFile(shapes, wanted),
      serverFile(contract, names, { host, errors, extras: EXTRAS }),
      ...runtimeFiles([
        host.adapter,
        ...runtimeOfRoutes(routes),
        ...(errors === 'problem' ? ['core/server-problem.ts'] : []),
        ...Object.keys(EXTRAS).map((module) => `core/${module}.ts`),
      ]),
    ];
  },
});
