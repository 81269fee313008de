import { randomOf } from '../random.js';
import type { Shape } from '../shape.js';
import { compile } from './compile.js';
import { matches } from './matches.js';
import { sampleOfPattern } from './pattern-sample.js';

const SEEDS = 12;
const MOST_EXTRA = 3;

/** A text that the inner shape allows and a pattern of the outer one refuses; undefined when none was found. */
export function textRefused(outer: Shape, inner: Shape): string | undefined {
  // What a format allows is not made from patterns.
  if (inner.formats.size > 0 || !inner.types.has('string')) return undefined;
  const refuses = [...outer.patterns].filter((pattern) => !inner.patterns.has(pattern));
  for (const text of textsOf(inner)) {
    const length = [...text].length;
    if (length < inner.minLength || length > inner.maxLength) continue;
    if (![...inner.patterns].every((pattern) => matches(pattern, text))) continue;
    if (refuses.some((pattern) => matches(pattern, text) === false)) return text;
  }
  return undefined;
}

function* textsOf({ patterns }: Shape): Generator<string> {
  for (const pattern of patterns) {
    if (!compile(pattern)) continue;
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      for (let extra = 0; extra <= MOST_EXTRA; extra += 1) {
        const text = sampleOfPattern(pattern, randomOf(seed), extra);
        if (text !== undefined) yield text;
      }
    }
  }
}
