import { isObject, type Json, type JsonObject } from '../../../kernel/json.js';
import { judge, judgeKeyword, type Truth } from './judge.js';

/** A part of a value, and the part of a schema by which it is at fault. */
export interface Fault {
  readonly schema: Json;
  readonly value: Json;
  /** From the whole value. */
  readonly path: readonly (string | number)[];
}

/**
 * Where a validator that stops at its first error would find it: as deep as that is sure. To have the words for it,
 * a part of a schema is compiled, which is much less than the whole, and often the same part.
 */
export function faultIn(schema: Json, value: Json): Fault {
  if (!isObject(schema)) return { schema, value, path: [] };
  const broken = Object.keys(schema).filter((one) => judgeKeyword(schema, one, value) !== true);
  const here: Fault = { schema: only(schema, broken), value, path: [] };
  const [keyword, ...others] = broken;
  // Of several, the validator has an order of its own.
  if (keyword === undefined || others.length > 0) return here;
  const asked = schema[keyword] as Json;
  if (keyword === 'allOf') return below(here, asked as Json[], (part) => ({ schema: part, value, path: [] }));
  if (keyword === 'properties' && isObject(value)) return inProperties(here, asked as JsonObject, value);
  if (keyword === 'items' && Array.isArray(value) && schema.prefixItems === undefined) {
    const fault = below(here, [...value.keys()], (i) => ({
      schema: asked,
      value: value[i] as Json,
      path: [i],
    }));
    // Of an item as such it is said at which index it stands, which only the list knows.
    return fault.path.length > 1 ? fault : here;
  }
  return here;
}

/** Keywords that say together what each of them means. */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  type: ['nullable'],
  minimum: ['exclusiveMinimum'],
  exclusiveMinimum: ['minimum'],
  maximum: ['exclusiveMaximum'],
  exclusiveMaximum: ['maximum'],
  items: ['prefixItems'],
  additionalProperties: ['properties', 'patternProperties'],
};

const parts = new WeakMap<JsonObject, Map<string, JsonObject>>();

/** What some keywords of a schema say by themselves, the same object each time: it is compiled once. */
function only(schema: JsonObject, keywords: readonly string[]): JsonObject {
  const kept = new Set(keywords.flatMap((keyword) => [keyword, ...(COMPANIONS[keyword] ?? [])]));
  const known = parts.get(schema) ?? new Map<string, JsonObject>();
  parts.set(schema, known);
  const name = [...kept].join();
  const part =
    known.get(name) ?? Object.fromEntries(Object.entries(schema).filter(([keyword]) => kept.has(keyword)));
  known.set(name, part);
  return part;
}

function inProperties(here: Fault, asked: JsonObject, value: JsonObject): Fault {
  const names = Object.keys(asked).filter((name) => Object.hasOwn(value, name));
  const fault = below(here, names, (name) => ({
    schema: asked[name] as Json,
    value: value[name] as Json,
    path: [name],
  }));
  // Such names are written in another way where they stand for a place, and are told in that way.
  return /^\d+$|[~/]/.test(String(fault.path[0])) ? here : fault;
}

/** The fault in the first part that has one; here, when it is not sure which that is. */
function below<Part>(here: Fault, parts: readonly Part[], faultAt: (part: Part) => Fault): Fault {
  for (const part of parts) {
    const one = faultAt(part);
    const truth: Truth = judge(one.schema, one.value);
    if (truth === undefined) return here;
    if (truth) continue;
    const deeper = faultIn(one.schema, one.value);
    return { ...deeper, path: [...one.path, ...deeper.path] };
  }
  return here;
}
