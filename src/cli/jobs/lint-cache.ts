import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Problem } from '../../kernel/problem.js';
import type { ContractSummary } from '../../kernel/result.js';
import type { Text } from '../outcome.js';
import { VERSION } from '../version.js';

/** What linting a contract came to. */
export interface Linted {
  readonly contract: ContractSummary;
  readonly problems: readonly Problem[];
  readonly sources: readonly Text[];
}

/** A file that the findings depend on, by its absolute path. */
export interface Dependency {
  readonly path: string;
  /** As it was when it was read; undefined when it is to be read now, null when there was none. */
  readonly bytes?: Uint8Array | string | null;
  /** Its name in findings that point into it. */
  readonly file?: string;
}

/** What an entry of the cache holds. */
interface Entry {
  readonly version: string;
  readonly request: string;
  readonly files: readonly { readonly path: string; readonly hash: string | null; readonly file?: string }[];
  readonly contract: ContractSummary;
  readonly problems: readonly Problem[];
}

/** Findings of earlier runs, which hold as long as nothing changed that they depend on. */
export interface LintCache {
  /** What is known of this contract under this request: all that the findings depend on beside files, as a text. */
  find(contract: string, request: string): Linted | undefined;
  store(contract: string, request: string, linted: Linted, files: readonly Dependency[]): void;
}

/** @param folder where the entries lie; one that cannot be written is no fault, for all works without it */
export function openLintCache(folder: string): LintCache {
  const entryOf = (contract: string, request: string) =>
    // Each day asks anew, and needs no place of its own.
    path.join(folder, `${hashOf(contract + request.replace(/"today":"[^"]*"/, ''))}.json`);
  return {
    find(contract, request) {
      const entry = readEntry(entryOf(contract, request));
      if (entry?.version !== VERSION || entry.request !== request) return undefined;
      const isUnchanged = entry.files.every((one) => hashOfFile(one.path) === one.hash);
      return isUnchanged ? { ...entry, sources: entry.files.flatMap(textOf) } : undefined;
    },
    store(contract, request, { contract: summary, problems }, files) {
      const entry: Entry = {
        version: VERSION,
        request,
        files: files.map(({ path: file, bytes, ...rest }) => ({
          path: file,
          hash: bytes === undefined ? hashOfFile(file) : bytes === null ? null : hashOf(bytes),
          ...rest,
        })),
        contract: summary,
        problems,
      };
      writeEntry(entryOf(contract, request), entry);
    },
  };
}

/**
 * The folder that was asked for; else beside the packages of the project, where its other tools keep what they know;
 * else in the user's own.
 */
export function cacheFolder(cwd: string, asked: string | undefined): string {
  if (asked !== undefined) return path.resolve(cwd, asked);
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    const packages = path.join(folder, 'node_modules');
    if (existsSync(packages)) return path.join(packages, '.cache/tenon');
    if (folder === path.dirname(folder)) break;
  }
  return path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'tenon');
}

/** A file that findings may point into; read only when a report quotes it. */
function textOf({ path: absolute, file }: Entry['files'][number]): Text[] {
  if (file === undefined) return [];
  return [
    {
      file,
      get text() {
        return readFileSync(absolute, 'utf8');
      },
    },
  ];
}

function readEntry(file: string): Entry | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Entry;
  } catch {
    return undefined;
  }
}

/** Under another name first: two runs may write at once. */
function writeEntry(file: string, entry: Entry): void {
  const draft = `${file}.${randomUUID()}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, JSON.stringify(entry));
    renameSync(draft, file);
  } catch {
    // Nothing is lost but time.
  }
}

function hashOfFile(file: string): string | null {
  try {
    return hashOf(readFileSync(file));
  } catch {
    return null;
  }
}

function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
