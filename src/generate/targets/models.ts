import { namesOf } from '../../names/index.js';
import { opaqueGaps } from '../gaps/index.js';
import { modelsFile } from '../models-file.js';
import { defineTarget } from '../target.js';

export default defineTarget({
  id: 'models',
  summary: 'TypeScript types of every named schema.',
  kinds: ['openapi', 'asyncapi'],
  gaps: opaqueGaps,
  files: (contract) => [modelsFile(contract, namesOf(contract))],
});
