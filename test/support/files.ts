import { readdirSync } from 'node:fs';
import path from 'node:path';

const PASSED_OVER = new Set(['node_modules', '.git', 'dist', 'demo-output', 'peers']);

/** Every file below a folder, as posix paths from it, sorted; what is installed or built is not looked into. */
export function filesBelow(folder: string): string[] {
  return below(folder, '').sort();
}

function below(folder: string, prefix: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return [prefix + entry.name];
    if (!entry.isDirectory() || PASSED_OVER.has(entry.name)) return [];
    return below(path.join(folder, entry.name), `${prefix}${entry.name}/`);
  });
}
