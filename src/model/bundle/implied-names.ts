import { isObject, type JsonObject, own } from '../../kernel/json.js';
import { child, lastToken } from '../../kernel/pointer.js';
import type { Tree } from '../../load/index.js';
import type { Union } from './building.js';
import { bareName } from './component-name.js';
import { isRef, traceRef } from './trace.js';

/**
 * A discriminator's values are the names of its alternatives where no mapping says otherwise. One whose name had to
 * change is mapped, so that its value stays.
 * @see https://spec.openapis.org/oas/v3.1.1.html#discriminator-object
 */
export function keepImpliedNames(tree: Tree, { at, copied }: Union): void {
  const discriminator = own(copied, 'discriminator');
  if (!isObject(discriminator)) return;
  const written = own(discriminator, 'mapping');
  const mapping = new Map(Object.entries(isObject(written) ? written : {}));
  const known = mapping.size;
  const mapped = new Set(mapping.values());
  for (const key of ['oneOf', 'anyOf']) {
    const before = own(at.value, key);
    const after = own(copied, key);
    if (!Array.isArray(before) || !Array.isArray(after)) continue;
    for (const [index, item] of before.entries()) {
      const ref = own(after[index], '$ref');
      if (!isRef(item) || typeof ref !== 'string' || ref === item.$ref || mapped.has(ref)) continue;
      const place = { file: at.place.file, pointer: child(at.place.pointer, key, index) };
      const trace = traceRef(tree, item.$ref, place);
      const [first] = trace.ok ? trace.stops : [];
      const name = first && bareName(first.place);
      if (name !== undefined && name !== lastToken(ref.slice(1) as '/') && !mapping.has(name))
        mapping.set(name, ref);
    }
  }
  if (mapping.size > known) discriminator.mapping = Object.fromEntries(mapping);
}

/** Is this the copy of a schema with alternatives that a discriminator tells apart? */
export function isUnion(copied: JsonObject): boolean {
  return (
    isObject(own(copied, 'discriminator')) &&
    (Object.hasOwn(copied, 'oneOf') || Object.hasOwn(copied, 'anyOf'))
  );
}
