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
    return told.map(
      ({ message, line, column }): Problem => ({
        id: 'generate/handler-obsolete',
        severity: 'warn',
        message,
        why: 'Code that nobody calls misleads whoever reads it.',
        fix: 'Remove it, or move what is in it to the handler that took its place.',
        at: { file: `${shown}/${name}`, pointer: '', line, column },
        fingerprint: fingerprintOf('generate/handler-obsolete', name, message),
      }),
    );
  });
}
