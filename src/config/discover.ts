import { existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['ts', 'mts', 'js', 'mjs', 'json', 'yaml', 'yml'].map(
  (extension) => `tenon.config.${extension}`,
);

/** The nearest config file, from a folder upward to the top of the repository. */
export function findConfig(from: string): string | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const found = NAMES.map((name) => path.join(folder, name)).find((file) => existsSync(file));
    if (found) return found;
    if (existsSync(path.join(folder, '.git')) || path.dirname(folder) === folder) return undefined;
  }
}
