import { namesOf } from '../../names/index.js';
import { modelsFile } from '../models-file.js';
import { defineTarget } from '../target.js';

export default defineTarget({
  id: 'models',
  summary: 'TypeScript types of every named schema.',
  kinds: ['openapi', 'asyncapi'],
  files: (contract) => [modelsFile(contract, namesOf(contract))],
});
