import type { Contract } from '../model/index.js';
import type { Names } from '../names/index.js';
import { fileText } from './print.js';
import { declarations, type Shapes, shapesOf } from './shape/index.js';
import type { File } from './target.js';

/** `models.ts`: the named types of a contract, by name. */
export function modelsFile(contract: Contract, names: Names, shapes: Shapes = shapesOf(names)): File {
  const types = declarations(shapes, contract);
  return { path: 'models.ts', content: types.length > 0 ? fileText(...types) : 'export {};\n' };
}
