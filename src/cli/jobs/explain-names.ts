import type { Exit } from '../../kernel/result.js';
import { type Explained, namesOf } from '../../names/index.js';
import { visible } from '../../report/index.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { open, type Selection } from '../selection.js';
import { refuseUnusedNames } from './generate.js';

/** Prints what code calls the things of each contract, and why. @throws TenonError */
export async function explainNames(selection: Selection, input: Input, io: Io): Promise<Exit> {
  for (const selected of selection.contracts) {
    const { contract } = await open(selected, input, io);
    refuseUnusedNames(contract, selection);
    const rows = namesOf(contract)
      .explain()
      .map((one) => rowOf(one, contract.locate(one.at).line));
    io.stdout(`${contract.title} (${contract.at.file})\n${tableOf(rows)}\n`);
  }
  return 0;
}

type Row = readonly [kind: string, name: string, source: string, why: string];

function rowOf({ kind, name, source, why, at }: Explained, line: number): Row {
  return [kind, visible(name), visible(source), `${visible(why)} (${at.file}:${line})`];
}

function tableOf(rows: readonly Row[]): string {
  const width = (column: 0 | 1 | 2): number =>
    Math.min(48, Math.max(0, ...rows.map((row) => row[column].length)));
  const widths = [width(0), width(1), width(2)] as const;
  return rows
    .map(([kind, name, source, why]) =>
      [kind.padEnd(widths[0]), name.padEnd(widths[1]), source.padEnd(widths[2]), why].join('  '),
    )
    .map((line) => `  ${line}\n`)
    .join('');
}
