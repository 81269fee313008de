/** What an archive holds at a path: the bytes of a file, or why there are none. */
export type Entry = { readonly bytes: Uint8Array } | { readonly reason: string };

/** An archive that is none, is cut off or lies; the message is the reason. */
export class TarError extends Error {}

const BLOCK = 512;
const UNREAD: Readonly<Record<string, string>> = {
  1: 'it is a link, and links in archives are not followed',
  2: 'it is a symbolic link, and links in archives are not followed',
  3: 'it is a device',
  4: 'it is a device',
  5: 'it is a folder',
  6: 'it is a pipe',
};

/**
 * The entries of a tar archive (ustar, pax, GNU long names) by their posix paths from its top; a path that stands
 * twice is its last. Names that lead out of the archive are left out.
 * @throws TarError
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06
 */
export function readTar(archive: Uint8Array, limit: number): Map<string, Entry> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const entries = new Map<string, Entry>();
  /** What an extended header says about the entry behind it. */
  let extended: Readonly<Record<string, string>> = {};
  let count = 0;
  for (let offset = 0; offset < bytes.length; ) {
    const header = bytes.subarray(offset, offset + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    if (header.length < BLOCK) throw new TarError('it is cut off');
    if (!isHeader(header)) throw new TarError(offset === 0 ? 'it is no tar archive' : 'it is damaged');
    if (++count > limit) throw new TarError(`it holds more than ${limit} entries`);
    const type = String.fromCharCode(header[156] || 48);
    const size = extended.size === undefined ? numberAt(header, 124, 12) : Number(extended.size);
    if (!Number.isSafeInteger(size) || size < 0) throw new TarError('it is damaged');
    const end = offset + BLOCK + size;
    if (end > bytes.length) throw new TarError('it is cut off');
    const content = bytes.subarray(offset + BLOCK, end);
    offset += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (type === 'x') extended = paxRecords(content);
    else if (type === 'L') extended = { ...extended, path: textAt(content, 0, size) };
    else if (type !== 'g' && type !== 'K') {
      const path = safePath(extended.path ?? nameIn(header));
      if (path !== undefined) entries.set(path, entryOf(type, content));
      extended = {};
    }
  }
  return entries;
}

function entryOf(type: string, bytes: Uint8Array): Entry {
  if (type === '0' || type === '7') return { bytes };
  return { reason: UNREAD[type] ?? 'it is no regular file' };
}

/** A header's checksum is the sum of its bytes, its own taken as spaces. */
function isHeader(header: Buffer): boolean {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  return numberAt(header, 148, 8) === sum;
}

/** Octal digits; or base 256, as GNU writes what needs more. */
function numberAt(header: Buffer, start: number, length: number): number {
  if (((header[start] ?? 0) & 0x80) === 0) {
    const text = textAt(header, start, length).trim();
    return /^[0-7]*$/.test(text) ? Number.parseInt(text || '0', 8) : Number.NaN;
  }
  const digits = header.subarray(start + 1, start + length);
  return digits.reduce((total, digit) => total * 256 + digit, (header[start] as number) & 0x7f);
}

function textAt(bytes: Buffer, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? undefined : end).toString();
}

function nameIn(header: Buffer): string {
  const prefix = textAt(header, 257, 6) === 'ustar' ? textAt(header, 345, 155) : '';
  return prefix === '' ? textAt(header, 0, 100) : `${prefix}/${textAt(header, 0, 100)}`;
}

/** Lines of `<length> <key>=<value>`, where the length counts the whole line. */
function paxRecords(content: Buffer): Record<string, string> {
  const records: [string, string][] = [];
  for (let start = 0; start < content.length; ) {
    const space = content.indexOf(32, start);
    const length = Number(content.toString('latin1', start, space));
    if (
      space < 0 ||
      !Number.isSafeInteger(length) ||
      length <= space - start ||
      start + length > content.length
    )
      throw new TarError('it is damaged');
    const [key = '', ...value] = content.toString('utf8', space + 1, start + length - 1).split('=');
    records.push([key, value.join('=')]);
    start += length;
  }
  return Object.fromEntries(records);
}

function safePath(name: string): string | undefined {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  return name.startsWith('/') || parts.length === 0 || parts.includes('..') ? undefined : parts.join('/');
}
