import { contains, createContainment, type Shape } from '../../schema/index.js';
import type { Written } from './sides.js';

/** Written as text, as parameters are: does the new schema allow whatever the old one allows? */
export function takesAsText({ shape: before }: Written, { shape: after }: Written): boolean {
  return !isStructured(before) && takesAnyText(after);
}

/** A value alone is read as a list of one: does the new schema allow such lists of all old values? */
export function takesAsListOfOne(before: Written, { shape: after }: Written): boolean {
  const [old] = before.origins;
  if (!old || isStructured(before.shape) || !after.types.has('array')) return false;
  const isBound = after.minItems > 1 || after.maxItems < 1 || after.prefix + after.unions.length > 0;
  if (isBound || after.intricate.length > 0 || after.values) return false;
  return after.atoms.every(({ items }) => {
    if (!items) return true;
    const { space } = createContainment();
    const item = { shape: space.shape(items), origins: [items] };
    return takesAsText(before, item) || contains(items, old).answer === 'yes';
  });
}

function isStructured({ types }: Shape): boolean {
  return types.has('array') || types.has('object');
}

function takesAnyText(shape: Shape): boolean {
  const { types, values, patterns, formats, minLength, maxLength, unions, intricate } = shape;
  const saysMore = patterns.size + formats.size + unions.length + intricate.length > 0;
  return types.has('string') && values === undefined && minLength <= 1 && maxLength === Infinity && !saysMore;
}
