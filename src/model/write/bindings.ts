import { isObject, type Json, type JsonObject } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';
import { given } from '../reading.js';
import type { Writing } from './writing.js';

/** Bindings as a member, as they are written: their words are their protocol's. */
export function writeBindings(
  writing: Writing,
  bindings: Readonly<Record<string, Json>> | undefined,
  { at, what }: { readonly at: Place; readonly what: string },
): JsonObject {
  if (!bindings || Object.keys(bindings).length === 0) return {};
  for (const ref of refsIn({ ...bindings })) {
    const [, name] = /^#\/components\/schemas\/([^/]+)$/.exec(ref) ?? [];
    const isThere = name !== undefined && writing.contract.namedSchemas.has(name);
    if (!isThere) writing.lose('upgrade/binding-reference', at, { what, ref });
  }
  return { bindings: { ...bindings } };
}

/**
 * The bindings of an operation: since AsyncAPI 3 has actions, that of HTTP does not say whether it is a request.
 * @see https://github.com/asyncapi/bindings/tree/master/http#operation-binding-object
 */
export function writeOperationBindings(
  writing: Writing,
  bindings: Readonly<Record<string, Json>>,
  site: { readonly at: Place; readonly what: string },
): JsonObject {
  const { http } = bindings;
  if (!isObject(http) || http.type === undefined || !writing.contract.dialect.startsWith('2'))
    return writeBindings(writing, bindings, site);
  const { type, bindingVersion, ...rest } = http;
  writing.lose('upgrade/binding-type', site.at, { what: site.what, type: String(type) });
  const version = bindingVersion === '0.1.0' ? '0.2.0' : bindingVersion;
  return writeBindings(
    writing,
    { ...bindings, http: { ...rest, ...given('bindingVersion', version) } },
    site,
  );
}

function refsIn(value: JsonObject): string[] {
  const refs: string[] = [];
  const waiting: Json[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (Array.isArray(next)) waiting.push(...next);
    if (!isObject(next)) continue;
    if (typeof next.$ref === 'string') refs.push(next.$ref);
    waiting.push(...Object.values(next));
  }
  return refs;
}
