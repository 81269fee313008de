import { sortedBy } from '../kernel/order.js';
import { RUNTIME } from './runtime.gen.js';
import type { File } from './target.js';

/** The runtime modules at these paths of `src/runtime`, and all that they import, as files beside the output. */
export function runtimeFiles(roots: readonly string[]): File[] {
  const wanted = new Set(roots);
  // A Set grows while it is walked.
  for (const path of wanted) for (const needed of moduleAt(path).imports) wanted.add(needed);
  return sortedBy(wanted, (path) => path).map((path) => ({
    path: `runtime/${path}`,
    content: moduleAt(path).text,
  }));
}

function moduleAt(path: string): (typeof RUNTIME)[string] {
  const module = RUNTIME[path];
  if (!module) throw new Error(`There is no runtime module ${path}.`);
  return module;
}
