import path from 'node:path';

/**
 * Where documents come from: the disk, a git commit, an archive, a server. A key is what the reader knows a file by:
 * an absolute path, which need not be one of the disk's, or a URL.
 */
export interface Reader {
  /** The name of a file in messages, as the user would type it. */
  name(key: string): string;
  /** @throws TenonError why the file cannot be read */
  read(key: string): Uint8Array;
  /** Where the file part of a `$ref` leads that is written in the file `from`. */
  follow(uri: string, from: string): Lead;
  /** Reads many files at once before `read` asks for each; why one cannot be read is told by `read`. */
  ahead?(keys: readonly string[]): void | Promise<void>;
}

export type Lead =
  | { readonly ok: true; readonly key: string }
  | { readonly ok: false; readonly reason: string };

/** A reader, and the file of it that is the root document. */
export interface Opening {
  readonly reader: Reader;
  readonly key: string;
}

/** Bytes at hand (standard input, a text) as the root document; what it refers to is read by another reader. */
export function memoryReader(
  others: Reader,
  { key: own, file, bytes }: { key: string; file: string; bytes: Uint8Array },
): Reader {
  return {
    ...others,
    name: (key) => (key === own ? file : others.name(key)),
    read: (key) => (key === own ? bytes : others.read(key)),
  };
}

export function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return (
    relative === '' ||
    (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative))
  );
}

/** A path from a folder, posix; `.` for the folder itself. */
export function shownFrom(folder: string, absolute: string): string {
  const relative = path.relative(folder, absolute);
  return relative === '' ? '.' : relative.split(path.sep).join('/');
}
