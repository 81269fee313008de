import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { diskReason } from '../kernel/disk-reason.js';
import { TenonError } from '../kernel/errors.js';
import type { Exit, Report } from '../kernel/result.js';
import type { LinesOf, Reporter } from '../report/index.js';
import { allLeaves } from './all-leaves.js';
import type { Input } from './command.js';
import { findLeaf } from './find-leaf.js';
import type { Io } from './io.js';
import type { Text } from './outcome.js';

/** What a report is printed with, beside itself. */
interface Means {
  /** Those of plugins. */
  readonly reporters?: readonly Reporter[];
  /** Files that a reporter may quote. */
  readonly sources?: readonly Text[];
}

/**
 * Prints a report in every format asked for, to standard output and to files.
 * @returns the report's exit code
 * @throws TenonError LEAF_UNKNOWN, OPTION_INVALID, OUTPUT_UNWRITABLE
 */
export async function present(
  report: Report,
  input: Input,
  io: Io,
  { reporters: plugins = [], sources = [] }: Means = {},
): Promise<Exit> {
  const { REPORTERS } = await import('../report/index.js');
  const reporters = allLeaves('reporter', REPORTERS, plugins);
  const linesOf = linesFrom(sources);
  const style = { color: io.color, columns: io.columns, all: input.flag('all') };
  const formats = input.list('format');
  for (const format of formats.length > 0 ? formats : ['text']) {
    io.stdout(await findLeaf('format', format, reporters).render(report, style, linesOf));
  }
  for (const output of input.list('output')) {
    const [format = '', file = ''] = output.split(/=(.*)/s);
    if (file === '') {
      throw new TenonError('OPTION_INVALID', {
        option: '--output',
        value: output,
        reason: 'it is format=file, such as sarif=report.sarif',
        command: report.command,
      });
    }
    refuseInput(report, io, file);
    const reporter = findLeaf('format', format, reporters);
    writeText(io, file, await reporter.render(report, { color: false, columns: 120, all: true }, linesOf));
  }
  return report.exit;
}

/** Lines of a file, split when they are asked for. */
function linesFrom(sources: readonly Text[]): LinesOf {
  const known = new Map(sources.map((source) => [source.file, source]));
  const lines = new Map<string, readonly string[]>();
  return (file) => {
    const source = known.get(file);
    if (source && !lines.has(file)) lines.set(file, source.text.split(/\r\n|[\r\n]/));
    return lines.get(file);
  };
}

/** A report may go anywhere but over what it is about. @throws TenonError OUTPUT_NOT_OURS */
function refuseInput({ contracts }: Report, io: Io, file: string): void {
  const absolute = path.resolve(io.cwd, file);
  if (contracts.some((contract) => path.resolve(io.cwd, contract.file) === absolute))
    throw new TenonError('OUTPUT_NOT_OURS', { path: file });
}

/** Writes a file that the user named. @throws TenonError OUTPUT_UNWRITABLE */
export function writeText(io: Io, file: string, text: string): void {
  try {
    const absolute = path.resolve(io.cwd, file);
    mkdirSync(path.dirname(absolute), { recursive: true });
    writeFileSync(absolute, text);
  } catch (error) {
    throw new TenonError('OUTPUT_UNWRITABLE', { path: file, reason: diskReason(error) }, { cause: error });
  }
}
