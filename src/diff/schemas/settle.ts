import { isObject, type Json } from '../../kernel/json.js';
import type { Schema, Writer } from '../../model/index.js';
import {
  admits,
  allOf,
  type Containment,
  type Facet,
  type Shape,
  type Space,
  sample,
} from '../../schema/index.js';
import type { Setting } from '../inspect.js';
import type { Written } from './sides.js';
import { demandsOf, type Pair } from './spot.js';

/**
 * What proof makes of a check's level: nothing is left of a change that proves to be none, and what proves compatible
 * in what the check looks at is safe.
 */
export function settlementOf(containment: Containment, pair: Pair): NonNullable<Setting['settle']> {
  const [before, after] = [pair.before.shape, pair.after.shape];
  return (level, facet) => {
    if (containment.proves(before, after) && containment.proves(after, before)) return undefined;
    return level !== 'safe' && !isRefused(containment, pair, facet) ? 'safe' : level;
  };
}

/** Doubts of these kinds may hide one of any other. */
const OBSCURE: ReadonlySet<Facet> = new Set<Facet>(['values', 'union', 'depth']);

function isRefused({ doubts }: Containment, pair: Pair, facet: Facet | undefined): boolean {
  return demandsOf(pair).some(({ outer, inner }) =>
    doubts(outer.shape, inner.shape).some(
      (doubt) => facet === undefined || doubt.facet === facet || OBSCURE.has(doubt.facet),
    ),
  );
}

/** A value that tells the two versions apart in what the check looks at. */
export function evidenceOf({ space, contains }: Containment, pair: Pair): NonNullable<Setting['evidence']> {
  return (facet, proposed) => {
    for (const { outer, inner } of demandsOf(pair)) {
      const trial = { outer: schemaOf(outer), inner: schemaOf(inner) };
      if (proposed !== undefined && tells(space, outer, inner, proposed)) return { witness: proposed, trial };
      const verdict = contains(outer.shape, inner.shape, facet);
      if (verdict.answer === 'no' && verdict.witness !== undefined)
        return { witness: verdict.witness, trial };
    }
    return {};
  };
}

function tells(space: Space, outer: Written, inner: Written, value: Json): boolean {
  return admits(space, inner.shape, value) === true && admits(space, outer.shape, value) === false;
}

/** A value that the other version refuses for having the property, or for lacking it. */
export function evidenceAbout(
  containment: Containment,
  pair: Pair,
  name: string,
): NonNullable<Setting['evidence']> {
  return () => {
    for (const { outer, inner } of demandsOf(pair)) {
      const made = sampleOf(inner, pair.writtenBy);
      if (!isObject(made)) continue;
      const { [name]: _, ...without } = made;
      const lacks = outer.shape.required.has(name) && !inner.shape.required.has(name);
      const witness = lacks ? without : made;
      const about = lacks || (Object.hasOwn(made, name) && !outer.shape.names.has(name));
      if (about && tells(containment.space, outer, inner, witness))
        return { witness, trial: { outer: schemaOf(outer), inner: schemaOf(inner) } };
    }
    return {};
  };
}

/** Each shape as one schema, so that it is compiled once however often a witness is tried on it. */
const schemas = new WeakMap<Shape, Schema>();

function schemaOf({ shape }: Written): Schema {
  const known = schemas.get(shape) ?? allOf(shape.atoms);
  schemas.set(shape, known);
  return known;
}

const samples = new WeakMap<Shape, Partial<Record<Writer, { readonly made: Json | undefined }>>>();

function sampleOf(written: Written, writtenBy: Writer): Json | undefined {
  const known = samples.get(written.shape) ?? {};
  samples.set(written.shape, known);
  known[writtenBy] ??= { made: sample(schemaOf(written), writtenBy === 'either' ? {} : { writtenBy }) };
  return known[writtenBy].made;
}
