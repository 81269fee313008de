import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { diskReason } from '../kernel/disk-reason.js';
import { TenonError } from '../kernel/errors.js';
import type { Json } from '../kernel/json.js';
import type { Report } from '../kernel/result.js';
import { print, type Source, type Tree } from '../load/index.js';
import { findLeaf } from './find-leaf.js';
import type { Io } from './io.js';
import { writeText } from './present.js';
import type { Selected } from './selection.js';

/** Where a command that makes one document of a contract puts it. */
export interface Destination {
  /** Standard output when not given. */
  readonly output?: string;
  /** That of the output, or of the root document, when not given. */
  readonly format?: Source['format'];
  /** Overwrite a file that holds something else. */
  readonly force: boolean;
}

/** What makes the document, and of what. */
export interface Maker {
  readonly command: string;
  /** `the bundle`. */
  readonly noun: string;
  readonly tree: Tree;
  readonly io: Io;
}

/** The one contract that a document is made of. @throws TenonError USAGE */
export function onlyOne(contracts: readonly Selected[], { command, noun }: Pick<Maker, 'command' | 'noun'>) {
  const [first, second] = contracts;
  if (first && !second) return first;
  const names = contracts.map(({ name, source }) => name ?? source).join(', ');
  const subject = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  throw new TenonError('USAGE', { reason: `${subject} is of one contract: name one of ${names}.`, command });
}

/** Prints a document, or writes it to a file. @throws TenonError OPTION_INVALID, OUTPUT_NOT_OURS, OUTPUT_UNWRITABLE */
export function putDocument(document: Json, destination: Destination, maker: Maker): void {
  const { output, format } = destination;
  const text = print(document, format ?? formatOf(output) ?? maker.tree.root.format);
  if (output === undefined) {
    maker.io.stdout(text);
    return;
  }
  refuse(destination, output, { text, maker });
  writeText(maker.io, output, text);
}

/** A document may be on standard output, so that all talk goes to standard error. */
export async function tellBeside(report: Report, io: Io): Promise<void> {
  const { REPORTERS } = await import('../report/index.js');
  io.stderr(await findLeaf('format', 'text', REPORTERS).render(report, io));
}

function formatOf(file: string | undefined): Source['format'] | undefined {
  const extension = file === undefined ? '' : path.extname(file).toLowerCase();
  if (extension === '.json') return 'json';
  return extension === '.yaml' || extension === '.yml' ? 'yaml' : undefined;
}

/** A document replaces itself, or with `--force` another file, but never one that it is made of. */
function refuse(
  { force }: Destination,
  output: string,
  { text, maker }: { readonly text: string; readonly maker: Maker },
): void {
  const { tree, io, noun, command } = maker;
  const absolute = path.resolve(io.cwd, output);
  if (tree.sources().some(({ file }) => path.resolve(io.cwd, file) === absolute))
    throw new TenonError('OPTION_INVALID', {
      option: '--output',
      value: output,
      reason: `${noun.replace(/^an? /, 'the ')} is made of that file`,
      command,
    });
  if (force || !existsSync(absolute) || readText(absolute, output) === text) return;
  throw new TenonError('OUTPUT_NOT_OURS', { path: output });
}

function readText(absolute: string, shown: string): string {
  try {
    return readFileSync(absolute, 'utf8');
  } catch (error) {
    throw new TenonError('OUTPUT_UNWRITABLE', { path: shown, reason: diskReason(error) }, { cause: error });
  }
}
