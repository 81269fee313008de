import { TenonError } from '../../kernel/errors.js';
import type { Problem } from '../../kernel/problem.js';
import { count, type Exit } from '../../kernel/result.js';
import type { Tree } from '../../load/index.js';
import { type Bundled, bundle, readContract } from '../../model/index.js';
import type { Input } from '../command.js';
import { type Destination, onlyOne, putDocument, tellBeside } from '../document.js';
import type { Io } from '../io.js';
import { passedOver, tellPassedOver, UNRESOLVED } from '../obstacles.js';
import { NOTHING, toReport } from '../outcome.js';
import { openTree, type Selected } from '../selection.js';

export interface BundleJob extends Destination {
  /** What was selected: it must be one. */
  readonly contracts: readonly Selected[];
  readonly removeUnused: boolean;
}

const BUNDLE = { command: 'bundle', noun: 'a bundle' } as const;

/** Bundles a contract and writes it. @throws TenonError USAGE, OPTION_INVALID, OUTPUT_NOT_OURS, OUTPUT_UNWRITABLE */
export async function bundleJob(job: BundleJob, input: Input, io: Io): Promise<Exit> {
  const { source } = onlyOne(job.contracts, BUNDLE);
  const tree = await openTree(source, input, io);
  const bundled = bundle(tree, { removeUnused: job.removeUnused });
  putDocument(bundled.document, job, { ...BUNDLE, tree, io });
  const exit = await tell({ bundled, tree, source }, job.output, io);
  tellPassedOver(passedOver(source, mistakesOf(tree), UNRESOLVED), io);
  return exit;
}

/** A bundle is made of the documents alone; what cannot be read as a contract has no mistakes to count. */
function mistakesOf(tree: Tree): readonly Problem[] {
  try {
    return readContract(tree).mistakes;
  } catch (error) {
    if (error instanceof TenonError) return [];
    throw error;
  }
}

interface Told {
  readonly bundled: Bundled;
  readonly tree: Tree;
  readonly source: string;
}

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
  await tellBeside(report, io);
  return 1;
}
