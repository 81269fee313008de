import { existsSync, type FSWatcher, watch } from 'node:fs';
import path from 'node:path';
import { TenonError } from '../kernel/errors.js';
import { count } from '../kernel/result.js';
import { explainError } from './failure.js';
import type { Io } from './io.js';

/** What one round of a command came to. */
export interface Round {
  readonly exit: number;
  /** The files, by absolute paths, whose changes call for another; also those that may come. */
  readonly files: readonly string[];
}

/** Editors write a file in several steps. */
const SETTLING_MS = 50;

/**
 * Runs a command again whenever one of its files changed, until the user interrupts it; a mistake of the user's is told
 * and waited out.
 * @returns the exit code of the last round
 */
export async function watching(io: Io, work: () => Promise<Round>): Promise<number> {
  let files: readonly string[] = [];
  for (;;) {
    if (io.isTerminal) io.stdout('\u001b[2J\u001b[3J\u001b[H');
    let exit: number;
    try {
      ({ exit, files } = await work());
    } catch (error) {
      if (!(error instanceof TenonError) || files.length === 0) throw error;
      io.stderr(explainError(error, io));
      ({ exit } = error);
    }
    if (files.length === 0) return exit;
    io.stderr(
      `Watching ${count(files.filter((file) => existsSync(file)).length, 'file')}; Ctrl-C ends it.\n`,
    );
    const changed = await nextChange(files, io);
    if (changed === undefined) return exit;
    if (/\.[cm]?[jt]s$/.test(changed))
      io.stderr(
        `${path.relative(io.cwd, changed)} is a program, and was read once: start again to use it.\n`,
      );
  }
}

/** The file that changed first; undefined when the user had enough. Folders are watched: editors replace files. */
function nextChange(files: readonly string[], io: Io): Promise<string | undefined> {
  const wanted = new Set(files);
  const watchers: FSWatcher[] = [];
  return new Promise((resolve) => {
    let changed: string | undefined;
    const end = (file: string | undefined) => {
      for (const watcher of watchers) watcher.close();
      io.onInterrupt?.(() => {});
      resolve(file);
    };
    io.onInterrupt?.(() => end(undefined));
    const note = (file: string) => {
      if (!wanted.has(file) || changed !== undefined) return;
      changed = file;
      setTimeout(() => end(file), SETTLING_MS);
    };
    for (const folder of new Set(files.map((file) => path.dirname(file)))) {
      try {
        watchers.push(watch(folder, (_, name) => note(path.join(folder, name ?? ''))));
      } catch {
        // A folder that is gone comes with its parent's next change, if at all.
      }
    }
  });
}
