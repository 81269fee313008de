// Made by `npm run gen` from the files beside.
import type { Target } from './target.js';
import models from './targets/models.js';

export const TARGETS: readonly Target[] = [models];
