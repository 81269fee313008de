import { compile } from './compile.js';
import { effortOf } from './effort.js';
import { createMatcher, type Matcher } from './matcher.js';
import { readForMatching } from './read-pattern.js';

/** Steps that the engine's own expressions may take: for all of them, and for those that nothing else reads. */
const CHEAP = 200_000;
const BEARABLE = 1_000_000;

/** Halves of characters, on their own or wherever they are. */
const LONE = /\p{Cs}/u;
const HALVES = /[\ud800-\udfff]/;
const matchers = new Map<string, Matcher | undefined>();

/**
 * Does a `pattern` find itself in the text? A contract may hold patterns that keep the engine's expressions busy for
 * years, so those get only what they surely answer soon; the rest is read along the text, in all ways at once. Undefined
 * when neither will do, and when the pattern is no expression at all.
 */
export function matches(pattern: string, text: string): boolean | undefined {
  const expression = compile(pattern);
  if (!expression) return undefined;
  const effort = effortOf(pattern, text.length);
  if (effort <= CHEAP) return expression.test(text);
  // Without the flag `u`, expressions see two halves where there is one character.
  const readable = !(expression.unicode ? LONE : HALVES).test(text);
  const truth = readable ? matcherOf(pattern)?.(text) : undefined;
  return truth ?? (effort <= BEARABLE ? expression.test(text) : undefined);
}

function matcherOf(pattern: string): Matcher | undefined {
  if (!matchers.has(pattern)) {
    const language = readForMatching(pattern);
    matchers.set(pattern, language && createMatcher(language));
  }
  return matchers.get(pattern);
}
