import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Artifact } from '../../kernel/artifact.js';
import { fingerprintOf, type Problem } from '../../kernel/problem.js';

/** What targets say of the user's own files in a folder, which they complete and do not overwrite. */
export function toldOf(folder: string, shown: string, artifacts: readonly Artifact[]): Problem[] {
  return artifacts.flatMap(({ path: name, complete }) => {
    const file = path.join(folder, name);
    if (!complete || !existsSync(file)) return [];
    const { told } = complete(readFileSync(file, 'utf8'));
    return told.map(({ line, column, ...said }) => ({
      ...said,
      at: { file: `${shown}/${name}`, pointer: '', line, column },
      fingerprint: fingerprintOf(said.id, name, said.message),
    }));
  });
}
