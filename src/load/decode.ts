import { TenonError } from '../kernel/errors.js';
import { linesOf } from './lines.js';

/** First bytes that tell what a file is, when it is no UTF-8 text; the longer ones first. */
const SIGNATURES: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0xff, 0xfe, 0, 0], 'it is UTF-32'],
  [[0, 0, 0xfe, 0xff], 'it is UTF-32'],
  [[0xff, 0xfe], 'it is UTF-16'],
  [[0xfe, 0xff], 'it is UTF-16'],
  [[0x1f, 0x8b], 'it is compressed by gzip'],
  [[0x50, 0x4b, 3, 4], 'it is a zip archive'],
  [[0x25, 0x50, 0x44, 0x46], 'it is a PDF'],
  [[0x89, 0x50, 0x4e, 0x47], 'it is a PNG image'],
];

/** The text of a file; a byte order mark of UTF-8 is no part of it. @throws TenonError ENCODING_UNSUPPORTED */
export function decode(file: string, bytes: Uint8Array): string {
  const known = SIGNATURES.find(([signature]) => signature.every((byte, index) => bytes[index] === byte));
  if (known) throw new TenonError('ENCODING_UNSUPPORTED', { path: file, reason: known[1] });
  const text = new TextDecoder('utf-8').decode(bytes);
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    // ASCII in UTF-16 has a NUL beside each character.
    const isWide = bytes[0] === 0 || bytes[1] === 0;
    throw unsupported(
      file,
      text,
      nul,
      isWide ? 'it seems to be UTF-16 without a byte order mark' : 'it holds a NUL',
    );
  }
  const broken = brokenAt(text, bytes);
  if (broken !== undefined)
    throw unsupported(file, text, broken, 'it holds bytes that are no UTF-8; is it Latin-1 or Windows-1252?');
  return text;
}

function unsupported(file: string, text: string, offset: number, reason: string): TenonError {
  const at = { file, pointer: '' as const, ...linesOf(text)(offset) };
  return new TenonError('ENCODING_UNSUPPORTED', { path: file, reason }, { at });
}

const REPLACEMENT = '\ufffd';

/** Where the decoder had to replace something, and not the author wrote U+FFFD. */
function brokenAt(text: string, bytes: Uint8Array): number | undefined {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) {
    const offset = mark + Buffer.byteLength(text.slice(0, at));
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return at;
  }
  return undefined;
}
