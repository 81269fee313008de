import { lists } from './lists.js';
import { numbers } from './numbers.js';
import { objects } from './objects.js';
import { texts } from './texts.js';
import { unions } from './unions.js';
import type { World } from './world.js';

export const WORLDS: Readonly<Record<string, World>> = { numbers, texts, lists, objects, unions };
