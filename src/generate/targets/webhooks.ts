import { namesOf } from '../../names/index.js';
import { webhookGaps } from '../gaps/index.js';
import { modelsFile } from '../models-file.js';
import { shapesOf } from '../shape/index.js';
import { defineTarget } from '../target.js';
import { webhooksFile } from '../webhooks/webhooks-file.js';

export default defineTarget({
  id: 'webhooks',
  summary: 'Typed webhooks and callbacks: signed, sent, received, proven and dispatched.',
  runtime: ['core/webhooks.ts'],
  gaps: webhookGaps,
  files(contract) {
    const names = namesOf(contract);
    const shapes = shapesOf(names);
    return [modelsFile(contract, names, shapes), webhooksFile(contract, shapes)];
  },
});
