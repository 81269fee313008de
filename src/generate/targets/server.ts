import type { Schema } from '../../model/index.js';
import { namesOf } from '../../names/index.js';
import { callGaps, pushedApart, securityGaps } from '../gaps/index.js';
import { modelsFile } from '../models-file.js';
import { routesFile } from '../server/routes-file.js';
import { schemasFile } from '../server/schemas-file.js';
import { serverFile } from '../server/server-file.js';
import { shapesOf } from '../shape/index.js';
import { defineTarget } from '../target.js';

export default defineTarget({
  id: 'server',
  summary: 'A Fastify server: typed handlers, validated requests, errors in the standard envelope.',
  runtime: ['adapters/fastify.ts'],
  gaps: (contract) => [...callGaps(contract, 'server'), ...securityGaps(contract), ...pushedApart(contract)],
  files(contract) {
    const names = namesOf(contract);
    const shapes = shapesOf(names);
    const wanted = new Set<Schema>();
    const routes = names.groups.map((group) => routesFile(contract, shapes, group, wanted));
    return [
      modelsFile(contract, names, shapes),
      ...routes,
      schemasFile(shapes, wanted),
      serverFile(contract, names),
    ];
  },
});
