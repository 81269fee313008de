import { namesOf } from '../../names/index.js';
import { checkingOf, checksFile } from '../client/checking.js';
import { clientFile } from '../client/client-file.js';
import { operationsFile } from '../client/operations-file.js';
import { checkGaps, clientGaps } from '../gaps/index.js';
import { modelsFile } from '../models-file.js';
import { runtimeFiles } from '../runtime.js';
import { shapesOf } from '../shape/index.js';
import { defineTarget } from '../target.js';

const CHECKS: readonly string[] = ['core/checked.ts', 'core/checks.ts', 'core/standard.ts'];

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
  options: {
    validate: {
      summary:
        'What is checked against the contract while the client runs; each operation brings its own checks.',
      type: 'string',
      default: 'none',
      values: ['none', 'requests', 'responses', 'both'],
    },
  },
  gaps: (contract, { validate }) => [...clientGaps(contract), ...checkGaps(contract, validate)],
  files(contract, { validate }) {
    const names = namesOf(contract);
    const shapes = shapesOf(names);
    const checking = checkingOf(shapes, validate);
    const operations = names.groups.map((group) => operationsFile(contract, shapes, group, checking));
    const hasNamed = checking !== undefined && checking.wanted.size > 0;
    const checks = [...(hasNamed ? [checksFile(checking)] : []), ...(checking ? runtimeFiles(CHECKS) : [])];
    return [
      clientFile(contract, names, checking !== undefined),
      modelsFile(contract, names, shapes),
      ...operations,
      ...checks,
    ];
  },
});
