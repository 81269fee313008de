import type { TenonError } from '../kernel/errors.js';
import type { Io } from './io.js';

const REPORT_TO = 'https://github.com/tenon-api/tenon/issues';

/** A user's mistake in four lines: what, where, and what to do next. */
export function explainError(error: TenonError, io: Pick<Io, 'color'>): string {
  const red = (text: string) => (io.color ? `\u001b[31m${text}\u001b[39m` : text);
  const dim = (text: string) => (io.color ? `\u001b[2m${text}\u001b[22m` : text);
  const { at } = error;
  const lines = [`${red(error.code)}  ${printable(error.message)}`];
  if (at) lines.push(`  at ${printable(at.file)}:${at.line}:${at.column}`);
  lines.push(dim(`  → ${printable(error.hint)}`));
  return `${lines.join('\n')}\n`;
}

/** A message may quote a contract, whose control characters would speak to the terminal. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal obeys
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '�');
}

/** Our own bug: everything that helps to mend it. */
export function explainCrash(error: unknown, argv: readonly string[]): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Tenon failed; this is a bug of ours.\n\n${stack}\n\nCommand: tenon ${argv.join(' ')}\nNode: ${process.version} on ${process.platform}\nPlease report it: ${REPORT_TO}\n`;
}
