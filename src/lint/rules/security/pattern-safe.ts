import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

/** A group that repeats without limit what already repeats without limit, and nothing else: `(a+)+`, `([a-z]*)*`. */
const NESTED_REPEATS = /\((?:\?:)?(?:\[(?:[^\]\\]|\\.)*\]|\\?[^()[\]])[+*]\)(?:[+*]|\{\d+,\})/;

export default defineRule({
  id: 'security/pattern-safe',
  severity: 'error',
  in: 'recommended',
  given: 'schema',
  why: 'A pattern that no engine compiles checks nothing; one that backtracks without end lets a single request stop the server.',
  fix: 'Write a regular expression of ECMA 262 in which no repetition stands directly inside another.',
  check(schema, { report }) {
    const { pattern } = schema;
    if (pattern === undefined) return;
    const shown = pattern.length > 60 ? `${pattern.slice(0, 60)}…` : pattern;
    if (!compiles(pattern))
      report(
        `The pattern ${shown} does not compile; an expression of ECMA 262 is wanted.`,
        at(schema, 'pattern'),
      );
    else if (NESTED_REPEATS.test(pattern))
      report(
        `The pattern ${shown} can backtrack without end; no repetition directly inside another is wanted.`,
        at(schema, 'pattern'),
      );
  },
});

function compiles(pattern: string): boolean {
  return ['u', ''].some((flags) => {
    try {
      return Boolean(new RegExp(pattern, flags));
    } catch {
      return false;
    }
  });
}
