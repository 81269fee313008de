/**
 * Helpers of the Markdown templates: each makes of any text, contracts' own among them, something that cannot become
 * markup where it stands.
 */
export const HELPERS = { text, cell, code, cellcode, fence };

/** Plain words; `code spans` of our own messages are kept. */
function text(value: unknown): string {
  return atStart(
    visible(value)
      .split(/(`[^`]+`)/)
      .map((part) => (/^`[^`]+`$/.test(part) ? part : plain(part)))
      .join(''),
  );
}

/** Plain words in a cell of a table. */
function cell(value: unknown): string {
  return text(value).replace(/(?<!\\)\|/g, '\\|');
}

/** A code span; its text may hold anything. */
function code(value: unknown): string {
  const inner = visible(value);
  const ticks = '`'.repeat(longestRun(inner) + 1);
  const pad = inner.startsWith('`') || inner.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${inner}${pad}${ticks}`;
}

/** A code span in a cell of a table, which a pipe would end. */
function cellcode(value: unknown): string {
  return code(value).replaceAll('|', '\\|');
}

/** A fenced block in some language, with a fence longer than any in the text. */
function fence(language: unknown, value: unknown): string {
  const inner = String(value ?? '');
  const ticks = '`'.repeat(Math.max(3, longestRun(inner) + 1));
  return `${ticks}${String(language)}\n${inner}\n${ticks}`;
}

function longestRun(value: string): number {
  return Math.max(0, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
}

/** On one line, and without characters that nobody sees. */
function visible(value: unknown): string {
  return String(value ?? '')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '');
}

/** Underscores within a word are no emphasis, and names are full of them. */
function plain(value: string): string {
  return value.replace(/[\\<>*[\]`|~&]/g, '\\$&').replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
}

/** What would make a heading, a list, a rule or a quotation of its line. */
function atStart(value: string): string {
  return value.replace(/^(\s*)([#+=-])(?=[\s#=-]|$)/, '$1\\$2').replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}
