// Derived by `npm run gen` from the folder beside it. Do not edit.
import type { Target } from './target.js';
import client from './targets/client.js';
import mock from './targets/mock.js';
import models from './targets/models.js';
import server from './targets/server.js';
import types from './targets/types.js';
import webhooks from './targets/webhooks.js';

/** Every built-in target, by id. */
export const TARGETS: readonly Target[] = [
  client,
  mock,
  models,
  server,
  types,
  webhooks,
];
