import type { ObjectLiteralExpression, SourceFile } from 'typescript';

/** A member that an object should have. */
export interface Addition {
  readonly name: string;
  /** As it stands in the object, indented, with its comma. */
  readonly text: string;
}

export interface Merged {
  /** The text as it was, and the missing members before the object's closing brace. */
  readonly text: string;
  /** Members that the object has, and that nobody asks for; lines and columns from 1. */
  readonly obsolete: readonly { readonly name: string; readonly line: number; readonly column: number }[];
}

/** Brings an exported object in a user's file to the members that it should have. */
export type MemberMerger = (text: string, object: string, members: readonly Addition[]) => Merged | undefined;

/** It brings a compiler along, which is loaded here and not before. Undefined for a file without such an object, or one that is no TypeScript. */
export async function memberMerger(): Promise<MemberMerger> {
  const { default: ts } = await import('typescript');

  function find(source: SourceFile, name: string): ObjectLiteralExpression | undefined {
    for (const statement of source.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name: declared, initializer } of statement.declarationList.declarations) {
        let value = initializer;
        while (
          value &&
          (ts.isSatisfiesExpression(value) || ts.isAsExpression(value) || ts.isParenthesizedExpression(value))
        )
          value = value.expression;
        if (
          ts.isIdentifier(declared) &&
          declared.text === name &&
          value &&
          ts.isObjectLiteralExpression(value)
        )
          return value;
      }
    }
    return undefined;
  }

  return (text, name, members) => {
    const source = ts.createSourceFile('handlers.ts', text, ts.ScriptTarget.Latest, true);
    const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
    const object = diagnostics.length === 0 ? find(source, name) : undefined;
    if (!object) return undefined;
    const present = object.properties.flatMap((property) => {
      const key = property.name;
      const isNamed = key && (ts.isIdentifier(key) || ts.isStringLiteralLike(key));
      return isNamed ? [{ name: key.text, start: key.getStart(source) }] : [];
    });
    const wanted = new Set(members.map((member) => member.name));
    const has = new Set(present.map((member) => member.name));
    const obsolete = present
      .filter((member) => !wanted.has(member.name))
      .map((member) => {
        const { line, character } = source.getLineAndCharacterOfPosition(member.start);
        return { name: member.name, line: line + 1, column: character + 1 };
      });
    const missing = members.filter((member) => !has.has(member.name));
    // Others spread in may bring what is missing: then the compiler tells, and nothing is put over them.
    const isOpen = object.properties.some((property) => ts.isSpreadAssignment(property));
    if (missing.length === 0 || isOpen) return { text, obsolete };
    const edits = [[insertionAt(text, object), missing.map((member) => member.text).join('')] as const];
    const last = object.properties.at(-1);
    if (last && !object.properties.hasTrailingComma) edits.push([last.getEnd(), ','] as const);
    return { text: spliced(text, source, edits), obsolete };
  };
}

/** The start of the line of the closing brace, or the brace where something else stands on its line. */
function insertionAt(text: string, object: ObjectLiteralExpression): number {
  const brace = object.getEnd() - 1;
  const line = text.lastIndexOf('\n', brace - 1) + 1;
  return line > object.getStart() && text.slice(line, brace).trim() === '' ? line : brace;
}

/** The file keeps its own line ends. */
function spliced(
  text: string,
  { text: { length } }: SourceFile,
  edits: readonly (readonly [at: number, added: string])[],
): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  let out = text.slice(0, length);
  for (const [at, added] of [...edits].sort(([a], [b]) => b - a)) {
    const isInline = added !== ',' && at > 0 && out.charAt(at - 1) !== '\n';
    out =
      out.slice(0, at) +
      (isInline ? '\n' : '').replaceAll('\n', lineEnd) +
      added.replaceAll('\n', lineEnd) +
      out.slice(at);
  }
  return out;
}
