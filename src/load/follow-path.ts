import path from 'node:path';
import { decodeText } from './decode-text.js';
import { isInside, type Lead } from './reader.js';

/** Where a relative path leads from a file, below a root folder; nothing else is a path that a contract may name. */
export function followPath(uri: string, from: string, root: string): Lead {
  // Authors on Windows write backslashes; URLs know them as slashes too.
  const slashed = uri.replaceAll('\\', '/');
  const scheme = /^[a-z][a-z\d+.-]+:/i.exec(uri)?.[0].toLowerCase();
  if (scheme === 'http:' || scheme === 'https:' || uri.startsWith('//'))
    return refused('it is remote, and nothing is fetched without --allow-url');
  if (scheme === 'file:') return refused('it is a file: URL; write the path from this file to that one');
  if (scheme !== undefined) return refused(`it is a ${scheme} URI, which leads to no file`);
  const decoded = decodeText(slashed);
  if (decoded.includes('\0')) return refused('its name holds a NUL');
  if (path.posix.isAbsolute(decoded) || path.win32.isAbsolute(decoded))
    return refused('it is an absolute path');
  const key = path.resolve(path.dirname(from), decoded);
  return isInside(key, root) ? { ok: true, key } : refused('it leads outside the project');
}

function refused(reason: string): Lead {
  return { ok: false, reason };
}
