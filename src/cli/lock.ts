import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { canonicalText, isObject, type Json, type JsonObject } from '../kernel/json.js';
import { sortedBy } from '../kernel/order.js';

/** In each output folder: what made its files, so that a run knows its own, and `--check` says what changed. */
export const LOCK = '.tenon-lock.json';

/** What one target made of one contract. */
export interface Making {
  readonly target: string;
  /** Its file from the output folder, posix: the same wherever the command runs. */
  readonly contract: string;
  /** Over what the contract says, whatever its order of keys. */
  readonly hash: string;
  readonly options: JsonObject;
  /** Paths from the folder, in order. */
  readonly files: readonly string[];
}

/** The text of a file, as a hash: as the target made it, and as a formatter left it where one did. */
export interface FileHash {
  readonly made: string;
  readonly written: string;
}

export interface Lock {
  /** The version of Tenon that wrote last. */
  readonly tenon: string;
  readonly made: readonly Making[];
  readonly files: ReadonlyMap<string, FileHash>;
}

export const NO_LOCK: Lock = { tenon: '', made: [], files: new Map() };

/** Whether line ends were converted on the way through git is nobody's edit. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex').slice(0, 16);
}

/** Over the documents of a contract. */
export function contractHash(values: readonly Json[]): string {
  return hashOf(
    values
      .map((value) => hashOf(canonicalText(value)))
      .sort()
      .join(' '),
  );
}

export function isSameMaking(a: Making, b: Making): boolean {
  return a.target === b.target && a.contract === b.contract;
}

/** The lock of a folder; undefined when it has none that can be read, such as one that a merge left in pieces. */
export function readLock(folder: string): Lock | undefined {
  const file = path.join(folder, LOCK);
  if (!existsSync(file)) return undefined;
  try {
    return lockFrom(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function lockFrom(value: Json): Lock | undefined {
  if (!isObject(value) || typeof value.tenon !== 'string') return undefined;
  const { tenon, made, files } = value;
  if (!Array.isArray(made) || !isObject(files)) return undefined;
  return {
    tenon,
    made: made.flatMap(makingFrom),
    files: new Map(Object.entries(files).flatMap(([file, hash]) => fileHashFrom(file, hash))),
  };
}

function makingFrom(value: Json): Making[] {
  if (!isObject(value)) return [];
  const { target, contract, hash, options, files } = value;
  if (typeof target !== 'string' || typeof contract !== 'string' || typeof hash !== 'string') return [];
  if (!isObject(options) || !Array.isArray(files)) return [];
  return [
    { target, contract, hash, options, files: files.flatMap((file) => (isInside(file) ? [file] : [])) },
  ];
}

/** A lock comes with the repository: nothing in it leads out of its folder. */
function isInside(file: Json): file is string {
  if (typeof file !== 'string' || file.includes('\\') || path.isAbsolute(file)) return false;
  return !file.split('/').some((step) => step === '' || step === '.' || step === '..');
}

function fileHashFrom(file: string, hash: Json): (readonly [string, FileHash])[] {
  if (typeof hash !== 'string') return [];
  const [made = '', written = made] = hash.split(' ');
  return [[file, { made, written }]];
}

export function lockText({ tenon, made, files }: Lock): string {
  const lock = {
    about: 'Written by `tenon generate`; commit it with the files.',
    tenon,
    made: sortedBy(made, ({ target, contract }) => `${target} ${contract}`),
    files: Object.fromEntries(
      sortedBy(files, ([file]) => file).map(([file, hash]) => [
        file,
        hash.made === hash.written ? hash.made : `${hash.made} ${hash.written}`,
      ]),
    ),
  };
  return `${JSON.stringify(lock, null, 2)}\n`;
}
