import type { Reader } from './reader.js';

/** A reader under which some files have other texts, told by their names. */
export function overlay(reader: Reader, texts: ReadonlyMap<string, string>): Reader {
  const bytes = new Map([...texts].map(([file, text]) => [file, new TextEncoder().encode(text)]));
  return { ...reader, read: (key) => bytes.get(reader.name(key)) ?? reader.read(key) };
}
