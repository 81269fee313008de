import { literalParts, segmentsOf } from '../../paths.js';
import { defineRule } from '../../rule.js';
import { isCase, toCase } from '../../words.js';

export default defineRule({
  id: 'rest/path-kebab-case',
  severity: 'error',
  in: 'recommended',
  given: 'path',
  why: 'URLs are read, typed and compared by people; one spelling for many words spares them guessing.',
  fix: 'Write each segment in lower case, with hyphens between words.',
  check({ path }, { report }) {
    const wrong = segmentsOf(path)
      .flatMap(literalParts)
      .filter((part) => /[A-Z_]/.test(part) && !isCase(part, 'kebab'));
    for (const part of wrong) report(`The path segment "${part}" should be "${kebab(part)}" in ${path}.`);
  },
});

/** Extensions and the like stay as they are. */
function kebab(part: string): string {
  return part
    .split('.')
    .map((piece) => toCase(piece, 'kebab'))
    .join('.');
}
