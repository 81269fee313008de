import { isObject } from '../../kernel/json.js';
import { admits, allOf, type Containment, sample } from '../../schema/index.js';
import type { Setting } from '../inspect.js';
import type { Written } from './sides.js';
import { demandsOf, isMet, type Pair } from './spot.js';

/**
 * What proof makes of a check's level: nothing is left of a change that proves to be none, and what proves compatible
 * is safe.
 */
export function settlementOf(containment: Containment, pair: Pair): NonNullable<Setting['settle']> {
  const { before, after } = pair;
  return (level) => {
    if (containment.proves(before.shape, after.shape) && containment.proves(after.shape, before.shape))
      return undefined;
    return level !== 'safe' && isMet(containment, pair) ? 'safe' : level;
  };
}

/** A value that tells the two versions apart in what the check looks at, for what is not safe. */
export function evidenceOf({ space, contains }: Containment, pair: Pair): NonNullable<Setting['evidence']> {
  return (level, check, { witness: proposed }) => {
    if (level === 'safe' || check.annotation) return {};
    for (const { outer, inner } of demandsOf(pair)) {
      const trial = { outer: schemaOf(outer), inner: schemaOf(inner) };
      if (
        proposed !== undefined &&
        admits(space, inner.shape, proposed) &&
        admits(space, outer.shape, proposed) === false
      )
        return { witness: proposed, trial };
      const verdict = contains(outer.shape, inner.shape, check.facet);
      if (verdict.answer === 'no' && verdict.witness !== undefined)
        return { witness: verdict.witness, trial };
    }
    return {};
  };
}

function schemaOf({ shape }: Written) {
  return allOf(shape.atoms);
}

/** A value without the property, for what is not safe because somebody relies on it. */
export function absenceOf(
  containment: Containment,
  pair: Pair,
  name: string,
): NonNullable<Setting['evidence']> {
  const { space } = containment;
  return (level) => {
    if (level === 'safe') return {};
    for (const { outer, inner } of demandsOf(pair)) {
      if (!outer.shape.required.has(name) || inner.shape.required.has(name)) continue;
      const made = sample(schemaOf(inner), pair.writtenBy === 'either' ? {} : { writtenBy: pair.writtenBy });
      if (!isObject(made)) continue;
      const { [name]: _, ...witness } = made;
      if (admits(space, inner.shape, witness) === true && admits(space, outer.shape, witness) === false)
        return { witness, trial: { outer: schemaOf(outer), inner: schemaOf(inner) } };
    }
    return {};
  };
}
