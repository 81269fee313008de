import { breaking, renameKey } from '../../autofix.js';
import { literalParts, segmentsOf } from '../../paths.js';
import { defineRule } from '../../rule.js';
import { isCase, toCase } from '../../words.js';

export default defineRule({
  id: 'rest/path-kebab-case',
  severity: 'error',
  in: 'recommended',
  given: 'path',
  options: { acronyms: [] as string[] },
  why: 'URLs are read, typed and compared by people; one spelling for many words spares them guessing.',
  fix: 'Write each segment in lower case, with hyphens between words.',
  fixable: 'fix-breaking',
  check({ path, at }, { options, report }) {
    const kebab = (part: string) => kebabOf(part, options.acronyms);
    const wrong = segmentsOf(path).flatMap(literalParts).filter(isWrong);
    for (const part of wrong)
      report(
        `The path segment "${part}" should be "${kebab(part)}" in ${path}.`,
        at,
        breaking(() => [renameKey(at, kebabPath(path, kebab))]),
      );
  },
});

function isWrong(part: string): boolean {
  return /[A-Z_]/.test(part) && !isCase(part, 'kebab');
}

/** The path with all that is literal in it rewritten; parameters keep their names. */
function kebabPath(path: string, kebab: (part: string) => string): string {
  return path.replace(/\{[^}]*\}|[^{}]+/g, (piece) =>
    piece.startsWith('{')
      ? piece
      : piece.replace(/[^/:,;()'@=$*?#]+/g, (part) => (isWrong(part) ? kebab(part) : part)),
  );
}

/** Extensions and the like stay as they are. */
function kebabOf(part: string, acronyms: readonly string[]): string {
  return part
    .split('.')
    .map((piece) => toCase(piece, 'kebab', acronyms))
    .join('.');
}
