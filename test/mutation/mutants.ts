import ts from 'typescript';
import { type Edit, editsAt } from './operators.js';

/** One small fault that could have been written into a file. */
export interface Mutant {
  /** From the repository's root. */
  readonly file: string;
  readonly line: number;
  readonly operator: string;
  readonly start: number;
  readonly end: number;
  readonly is: string;
  /** The line, the edit in it between `[[` and `]]`. */
  readonly shown: string;
}

/** All faults that the operators know for a file, in the order of its text. */
export function mutantsOf(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, Mutant>();
  const add = ({ operator, node, is, end = node.getEnd() }: Edit) => {
    const start = node.getStart(source);
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    const shown = shownIn(text, { start, end, is });
    found.set(`${start} ${end} ${is}`, { file, line, operator, start, end, is, shown });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    for (const edit of editsAt(node)) add(edit);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

type Replaced = Pick<Mutant, 'start' | 'end' | 'is'>;

export function mutated(text: string, { start, end, is }: Replaced): string {
  return text.slice(0, start) + is + text.slice(end);
}

function shownIn(text: string, { start, end, is }: Replaced): string {
  const short = (code: string) => {
    const line = code.trim().replace(/\s+/g, ' ');
    return line.length > 80 ? `${line.slice(0, 50)} ... ${line.slice(-25)}` : line;
  };
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trimStart();
  const after = text.slice(end, text.indexOf('\n', end)).trimEnd();
  return `${before}[[${short(text.slice(start, end))} -> ${short(is)}]]${after}`;
}

/** What tells a mutant from all others, as long as the code around it stays. */
export function nameOf({ file, operator, shown }: Mutant): string {
  return [file, operator, shown].join('\t');
}
