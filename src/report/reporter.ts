import type { Report } from '../kernel/result.js';

/** One way of printing a report. */
export interface Reporter {
  readonly id: string;
  /** One sentence for `--help` and the reference. */
  readonly summary: string;
  /** @param linesOf for a reporter that quotes the contracts; without it, nothing can be quoted */
  render(report: Report, style: Style, linesOf?: LinesOf): string | Promise<string>;
}

/** What a reporter may know of where its text goes. */
export interface Style {
  readonly color: boolean;
  /** Width of the terminal in characters. */
  readonly columns: number;
  /** Every finding, however many: what is written for people is not to be cut short. */
  readonly all?: boolean;
}

/** The lines of a file that a report points into, as it names the file; undefined when they are not at hand. */
export type LinesOf = (file: string) => readonly string[] | undefined;

export function defineReporter(reporter: Reporter): Reporter {
  return reporter;
}
