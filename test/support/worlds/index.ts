import { keywords } from './keywords.js';
import { lists } from './lists.js';
import { nested } from './nested.js';
import { numbers } from './numbers.js';
import { objects } from './objects.js';
import { texts } from './texts.js';
import { unevaluated } from './unevaluated.js';
import { unions } from './unions.js';
import type { World } from './world.js';

export const WORLDS: Readonly<Record<string, World>> = {
  numbers,
  texts,
  lists,
  objects,
  unions,
  keywords,
  unevaluated,
  nested,
};
