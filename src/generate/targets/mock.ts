import { namesOf } from '../../names/index.js';
import { callGaps, pushedApart } from '../gaps/index.js';
import { answerMaker } from '../mock/answers.js';
import { examplesFile, mockFile, mockNodeFile } from '../mock/mock-file.js';
import { modelsFile } from '../models-file.js';
import { runtimeFiles } from '../runtime.js';
import type { Wanted } from '../server/json-schema.js';
import { routesFile, runtimeOfRoutes } from '../server/routes-file.js';
import { schemasFile } from '../server/schemas-file.js';
import { shapesOf } from '../shape/index.js';
import { defineTarget, type File } from '../target.js';

export default defineTarget({
  id: 'mock',
  summary:
    'A server that checks requests and answers with examples: those of the contract, or made from its schemas.',
  options: {
    seed: {
      summary: 'Chooses among the values that the schemas allow; the same seed gives the same values.',
      type: 'number',
      default: 1,
    },
    samples: {
      summary: 'How many values are made for each body; `Prefer: dynamic=true` goes through them.',
      type: 'number',
      default: 2,
    },
  },
  runtime: ['adapters/node.ts', 'core/mock-server.ts'],
  gaps: (contract) => [...callGaps(contract, 'server'), ...pushedApart(contract)],
  async files(contract, { seed, samples }) {
    const names = namesOf(contract);
    const shapes = shapesOf(names);
    const wanted: Wanted = new Map();
    const routes = names.groups.map((group) => routesFile(contract, shapes, group, wanted));
    const make = answerMaker({
      seed: Number(seed),
      samples: Math.max(1, Math.min(20, Number(samples) || 1)),
    });
    const examples: File[] = [];
    for (const group of names.groups) examples.push(await examplesFile(contract, names, { group, make }));
    return [
      modelsFile(contract, names, shapes),
      ...routes,
      schemasFile(shapes, wanted),
      ...examples,
      mockFile(contract, names),
      mockNodeFile(),
      ...runtimeFiles(runtimeOfRoutes(routes)),
    ];
  },
});
