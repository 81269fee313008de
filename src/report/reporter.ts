import type { Report } from '../kernel/result.js';

/** One way of printing a report. */
export interface Reporter {
  readonly id: string;
  /** One sentence for `--help` and the reference. */
  readonly summary: string;
  render(report: Report, style: Style): string;
}

/** What a reporter may know of where its text goes. */
export interface Style {
  readonly color: boolean;
  /** Width of the terminal in characters. */
  readonly columns: number;
}

export function defineReporter(reporter: Reporter): Reporter {
  return reporter;
}
