import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { diskReason } from '../../kernel/disk-reason.js';
import { TenonError } from '../../kernel/errors.js';
import { count, type Exit } from '../../kernel/result.js';
import { print, type Source, type Tree } from '../../load/index.js';
import { type Bundled, bundle } from '../../model/index.js';
import type { Input } from '../command.js';
import { findLeaf } from '../find-leaf.js';
import type { Io } from '../io.js';
import { NOTHING, toReport } from '../outcome.js';
import { writeText } from '../present.js';
import { openTree, type Selected } from '../selection.js';

type Format = Source['format'];

export interface BundleJob {
  /** What was selected: it must be one. */
  readonly contracts: readonly Selected[];
  /** Standard output when not given. */
  readonly output?: string;
  /** That of the output, or of the root document, when not given. */
  readonly format?: Format;
  readonly removeUnused: boolean;
  /** Overwrite a file that holds something else. */
  readonly force: boolean;
}

/** Bundles a contract and writes it. @throws TenonError USAGE, OPTION_INVALID, OUTPUT_NOT_OURS, OUTPUT_UNWRITABLE */
export async function bundleJob(job: BundleJob, input: Input, io: Io): Promise<Exit> {
  const { source } = onlyOne(job.contracts);
  const tree = await openTree(source, input, io);
  const bundled = bundle(tree, { removeUnused: job.removeUnused });
  const { output } = job;
  const text = print(bundled.document, job.format ?? formatOf(output) ?? tree.root.format);
  if (output === undefined) io.stdout(text);
  else {
    refuse(job, output, { text, tree, io });
    writeText(io, output, text);
  }
  return tell({ bundled, tree, source }, output, io);
}

function onlyOne(contracts: readonly Selected[]): Selected {
  const [first, second] = contracts;
  if (first && !second) return first;
  const names = contracts.map(({ name, source }) => name ?? source).join(', ');
  throw new TenonError('USAGE', {
    reason: `A bundle is of one contract: name one of ${names}.`,
    command: 'bundle',
  });
}

function formatOf(file: string | undefined): Format | undefined {
  const extension = file === undefined ? '' : path.extname(file).toLowerCase();
  if (extension === '.json') return 'json';
  return extension === '.yaml' || extension === '.yml' ? 'yaml' : undefined;
}

/** A bundle replaces itself, or with `--force` another file, but never one that it is made of. */
function refuse(
  { force }: BundleJob,
  output: string,
  { text, tree, io }: { readonly text: string; readonly tree: Tree; readonly io: Io },
): void {
  const absolute = path.resolve(io.cwd, output);
  if (tree.sources().some(({ file }) => path.resolve(io.cwd, file) === absolute))
    throw new TenonError('OPTION_INVALID', {
      option: '--output',
      value: output,
      reason: 'the bundle is made of that file',
      command: 'bundle',
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

interface Told {
  readonly bundled: Bundled;
  readonly tree: Tree;
  readonly source: string;
}

/** The bundle is data and may be on standard output, so that all talk goes to standard error. */
async function tell({ bundled, tree, source }: Told, output: string | undefined, io: Io): Promise<Exit> {
  const { mistakes } = bundled;
  const files = count(tree.sources().length, 'file');
  if (mistakes.length === 0) {
    if (output !== undefined) io.stderr(`Wrote ${output}: ${files} in one.\n`);
    return 0;
  }
  const isRemote = mistakes.some(({ message }) => /`\$ref: https?:/.test(message));
  const headline = `${output ?? 'The bundle'} holds ${files}; ${count(mistakes.length, 'reference')} could not be resolved.`;
  const report = toReport('bundle', headline, {
    ...NOTHING,
    exit: 1,
    problems: mistakes,
    next: [isRemote ? `tenon bundle ${source} --allow-url` : `tenon lint ${source}`],
  });
  const { REPORTERS } = await import('../../report/index.js');
  io.stderr(findLeaf('format', 'text', REPORTERS).render(report, io));
  return 1;
}
