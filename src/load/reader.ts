import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { reasonOf, TenonError } from '../kernel/errors.js';
import { commitOf, fileAt, topOf } from './git.js';

/** Where bytes come from: the disk, a git commit, or standard input. Never the network. */
export interface Reader {
  /** The name of a file in messages, from its absolute path. */
  name(absolute: string): string;
  /** @throws TenonError CONTRACT_NOT_FOUND, CONTRACT_UNREADABLE, GIT_PATH_UNKNOWN, REF_OUTSIDE_ROOT */
  read(absolute: string): Uint8Array;
}

/** No contract file is larger; what is would only exhaust the memory. */
const SIZE_LIMIT = 256 * 1024 * 1024;

/** Reads files below `root`, symbolic links followed only as far as they stay below it. */
export function diskReader(cwd: string, root: string): Reader {
  const name = (absolute: string) => display(path.relative(cwd, absolute));
  return {
    name,
    read(absolute) {
      if (!existsSync(absolute)) throw new TenonError('CONTRACT_NOT_FOUND', { path: name(absolute) });
      try {
        const real = realpathSync(absolute);
        if (!isInside(real, realpathSync(root)))
          throw new TenonError('REF_OUTSIDE_ROOT', {
            ref: name(absolute),
            root: display(path.relative(cwd, root)),
          });
        const stat = statSync(real);
        if (!stat.isFile())
          throw new TenonError('CONTRACT_UNREADABLE', {
            path: name(absolute),
            reason: stat.isDirectory() ? 'it is a folder' : 'it is no regular file',
          });
        if (stat.size > SIZE_LIMIT)
          throw new TenonError('CONTRACT_UNREADABLE', {
            path: name(absolute),
            reason: 'it is larger than 256 MiB',
          });
        return readFileSync(real);
      } catch (error) {
        if (error instanceof TenonError) throw error;
        throw new TenonError(
          'CONTRACT_UNREADABLE',
          { path: name(absolute), reason: reasonOf(error) },
          { cause: error },
        );
      }
    },
  };
}

/** Reads files as they were at a git ref; names them `ref:path`. */
export function gitReader(cwd: string, ref: string): Reader {
  const commit = commitOf(cwd, ref);
  const top = topOf(cwd) ?? cwd;
  const inRepository = (absolute: string) => display(path.relative(top, absolute));
  return {
    name: (absolute) => `${ref}:${inRepository(absolute)}`,
    read(absolute) {
      const bytes = fileAt(cwd, commit, inRepository(absolute));
      if (!bytes) throw new TenonError('GIT_PATH_UNKNOWN', { path: inRepository(absolute), ref });
      return bytes;
    },
  };
}

/** Bytes at hand (standard input, a text) as the root document; what it refers to is read from the disk. */
export function memoryReader(disk: Reader, rootPath: string, file: string, bytes: Uint8Array): Reader {
  return {
    name: (absolute) => (absolute === rootPath ? file : disk.name(absolute)),
    read: (absolute) => (absolute === rootPath ? bytes : disk.read(absolute)),
  };
}

export function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return (
    relative === '' ||
    (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative))
  );
}

function display(relative: string): string {
  return relative === '' ? '.' : relative.split(path.sep).join('/');
}
