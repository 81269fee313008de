import { namesOf } from '../../names/index.js';
import { clientFile } from '../client/client-file.js';
import { operationsFile } from '../client/operations-file.js';
import { clientGaps } from '../gaps/index.js';
import { modelsFile } from '../models-file.js';
import { shapesOf } from '../shape/index.js';
import { defineTarget } from '../target.js';

export default defineTarget({
  id: 'client',
  summary: 'A client without dependencies: one typed function per operation, on fetch.',
  runtime: [
    'core/breaker.ts',
    'core/bulkhead.ts',
    'core/call.ts',
    'core/lifecycle.ts',
    'core/oauth.ts',
    'core/pages.ts',
    'core/rate-limit.ts',
    'core/stream.ts',
    'core/style.ts',
    'core/telemetry.ts',
    'core/time-left.ts',
    'core/tracing.ts',
  ],
  gaps: clientGaps,
  files(contract) {
    const names = namesOf(contract);
    const shapes = shapesOf(names);
    const operations = names.groups.map((group) => operationsFile(contract, shapes, group));
    return [clientFile(contract, names), modelsFile(contract, names, shapes), ...operations];
  },
});
