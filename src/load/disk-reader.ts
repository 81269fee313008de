import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  type Stats,
} from 'node:fs';
import { diskReason } from '../kernel/disk-reason.js';
import { TenonError } from '../kernel/errors.js';
import { followPath } from './follow-path.js';
import { LIMITS, sizeOf } from './limits.js';
import { isInside, type Reader } from './reader.js';

/** Reads regular files below `root`; symbolic links are followed as far as they stay below it. */
export function diskReader(root: string, name: (absolute: string) => string): Reader {
  let realRoot: string | undefined;
  return {
    name,
    follow: (uri, from) => followPath(uri, from, root),
    read(absolute) {
      const real = toldAs(name(absolute), () => realpathSync(absolute));
      realRoot ??= toldAs(name(root), () => realpathSync(root));
      if (!isInside(real, realRoot))
        throw new TenonError('REF_OUTSIDE_ROOT', { ref: name(absolute), root: name(root) });
      return readRegular(real, name(absolute));
    },
  };
}

/** The bytes of a regular file; `shown` is its name in errors. @throws TenonError CONTRACT_* */
export function readRegular(real: string, shown: string, limit: number = LIMITS.file): Uint8Array {
  const refuse = (stats: Stats): void => {
    if (!stats.isFile()) {
      const reason = stats.isDirectory() ? 'it is a folder' : 'it is no regular file';
      throw new TenonError('CONTRACT_UNREADABLE', { path: shown, reason });
    }
    if (stats.size > limit)
      throw new TenonError('CONTRACT_TOO_LARGE', {
        path: shown,
        reason: `it is larger than ${sizeOf(limit)}`,
      });
  };
  return toldAs(shown, () => {
    // To open a pipe or a device is an act already: some wait for ever.
    refuse(lstatSync(real));
    const descriptor = openSync(
      real,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    );
    try {
      refuse(fstatSync(descriptor));
      return readFileSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  });
}

/** Tells the disk's refusals without the absolute path that the system puts into them. */
function toldAs<Value>(shown: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof TenonError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const path = shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new TenonError('CONTRACT_NOT_FOUND', { path }, { cause: error });
    const reason = code === 'ERR_INVALID_ARG_VALUE' ? 'its name holds a NUL' : diskReason(error);
    throw new TenonError('CONTRACT_UNREADABLE', { path, reason }, { cause: error });
  }
}
