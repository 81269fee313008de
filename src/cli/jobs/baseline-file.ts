import type { Remembered } from '../../config/index.js';
import { groupBy, sortedBy } from '../../kernel/order.js';
import type { Problem } from '../../kernel/problem.js';
import { visible } from '../../report/index.js';

/** A finding with what a reader of the file is told of it. */
export interface Entry extends Remembered {
  readonly note: string;
}

const HEAD = `# Findings that were there before. Only new ones fail tenon lint.
# tenon lint --baseline write makes this file anew, --baseline prune removes what is gone. The comments are for people.
version: 1
`;

/** Longer notes are cut. */
const NOTE = 140;

/** @param root of the contract, which needs no mention */
export function entryOf({ id, fingerprint, alias, at, message }: Problem, root: string): Entry {
  const place = at.file === root ? at.pointer || '/' : `${at.file}${at.pointer && `#${at.pointer}`}`;
  const note = `${place} ${message}`;
  return { id, fingerprint, ...(alias !== undefined && { alias }), note };
}

/** One line for each finding, in an order that no other finding changes: what two branches add goes together. */
export function printBaseline(contracts: ReadonlyMap<string, readonly Entry[]>): string {
  const filled = sortedBy(contracts, ([name]) => name).filter(([, entries]) => entries.length > 0);
  const parts = filled.flatMap(([name, entries]) => [`  ${key(name)}:`, ...rules(entries)]);
  const body = filled.length === 0 ? 'contracts: {}' : ['contracts:', ...parts].join('\n');
  return `${HEAD}${body}\n`;
}

function rules(entries: readonly Entry[]): string[] {
  return sortedBy(
    groupBy(entries, ({ id }) => id),
    ([id]) => id,
  ).flatMap(([id, own]) => [
    `    ${key(id)}:`,
    ...sortedBy(own.map(line), (text) => text.replace(/^[^#]*# /, '')),
  ]);
}

function line({ fingerprint, alias, note }: Entry): string {
  const text = visible(note);
  const cut = text.length > NOTE ? `${text.slice(0, NOTE - 1)}…` : text;
  return `      - "${fingerprint}${alias === undefined ? '' : ` ${alias}`}" # ${cut}`;
}

/** A key that YAML takes for nothing but a text. */
function key(name: string): string {
  const isPlain = /^[A-Za-z][\w./-]*$/.test(name) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(name);
  return isPlain ? name : JSON.stringify(visible(name));
}

/** What the lines of a file say for people, by fingerprint. */
export function notesIn(text: string): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const [, fingerprint = '', note = ''] of text.matchAll(/- "?([0-9a-f]{16})[^#\n]*# (.*)/g))
    notes.set(fingerprint, note);
  return notes;
}
