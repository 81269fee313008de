import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Every file below a folder, as posix paths from it, sorted; what is installed or built is not looked into. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        !/(^|[\\/])(node_modules|\.git|dist|demo-output|peers)([\\/]|$)/.test(
          path.relative(folder, entry.parentPath),
        ),
    )
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
