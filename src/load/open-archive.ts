import { realpathSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TenonError } from '../kernel/errors.js';
import { choiceOf } from './choice-of.js';
import { readRegular } from './disk-reader.js';
import { followPath } from './follow-path.js';
import { LIMITS, sizeOf } from './limits.js';
import { HEAD_SIZE, looksLikeContract } from './looks-like-contract.js';
import { isInside, type Opening, type Reader, shownFrom } from './reader.js';
import { type Entry, readTar, TarError } from './tar.js';

/**
 * A file of a tar archive, gzipped or not; without a path, the one contract that the archive holds.
 * @throws TenonError ARCHIVE_UNREADABLE, CONTRACT_CHOICE, CONTRACT_TOO_LARGE, CONTRACT_NOT_FOUND
 */
export function openArchive(archive: string, file: string | undefined, cwd: string): Opening {
  const top = path.resolve(cwd, archive);
  const shown = shownFrom(cwd, top);
  const entries = unpack(top, shown);
  const reader = archiveReader(entries, top, shown);
  if (file !== undefined) return { reader, key: path.resolve(top, file.replaceAll('\\', '/')) };
  const contracts = [...entries].flatMap(([name, entry]) => (isContract(name, entry) ? [name] : [])).sort();
  const [only] = contracts;
  if (only === undefined || contracts.length > 1) throw choiceOf(shown, ':', contracts);
  return { reader, key: path.join(top, only) };
}

function unpack(file: string, shown: string): Map<string, Entry> {
  const packed = readRegular(existing(file), shown, LIMITS.archive);
  try {
    const isGzip = packed[0] === 0x1f && packed[1] === 0x8b;
    return readTar(isGzip ? gunzipSync(packed, { maxOutputLength: LIMITS.archive }) : packed, LIMITS.files);
  } catch (error) {
    if (error instanceof RangeError)
      throw new TenonError(
        'CONTRACT_TOO_LARGE',
        { path: shown, reason: `it unpacks to more than ${sizeOf(LIMITS.archive)}` },
        { cause: error },
      );
    const reason = error instanceof TarError ? error.message : 'it is damaged or cut off';
    throw new TenonError('ARCHIVE_UNREADABLE', { path: shown, reason }, { cause: error });
  }
}

/** The file that a link leads to: what the user names may lie anywhere. */
function existing(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** Reads the files of an archive, and names them `archive.tgz:path`. */
function archiveReader(entries: ReadonlyMap<string, Entry>, top: string, shown: string): Reader {
  const name = (key: string) => `${shown}:${shownFrom(top, key)}`;
  return {
    name,
    follow: (uri, from) => followPath(uri, from, top),
    read(key) {
      if (!isInside(key, top)) throw new TenonError('REF_OUTSIDE_ROOT', { ref: name(key), root: shown });
      const entry = entries.get(shownFrom(top, key));
      if (!entry) throw new TenonError('CONTRACT_NOT_FOUND', { path: name(key) });
      if ('reason' in entry)
        throw new TenonError('CONTRACT_UNREADABLE', { path: name(key), reason: entry.reason });
      return entry.bytes;
    },
  };
}

function isContract(name: string, entry: Entry): boolean {
  return (
    'bytes' in entry && looksLikeContract(name, Buffer.from(entry.bytes.subarray(0, HEAD_SIZE)).toString())
  );
}
