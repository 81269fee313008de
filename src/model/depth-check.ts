import { TenonError } from '../kernel/errors.js';
import type { Schema } from './schema.js';

/** What describes the same value goes no deeper than documents do: whoever asks what a schema says may recurse. */
const CHAIN_LIMIT = 500;

/**
 * Refuses schemas that lead from one to the next by `$ref`, `allOf` and their kin, each speaking of the same value,
 * more often than any author writes. Circles are no chains, and what lies in properties and items is another value.
 * @throws TenonError CONTRACT_TOO_DEEP
 */
export function refuseChains(schemas: Iterable<Schema>): void {
  const depths = new Map<Schema, number>();
  for (const start of schemas) {
    if (depths.has(start)) continue;
    const open: Schema[] = [start];
    while (open.length > 0) {
      const schema = open.at(-1) as Schema;
      const parts = inPlace(schema);
      if (!depths.has(schema)) {
        // 0 while it is open: a circle ends at itself.
        depths.set(schema, 0);
        const fresh = parts.filter((part) => !depths.has(part));
        if (fresh.length > 0) {
          open.push(...fresh);
          continue;
        }
      }
      open.pop();
      const depth = 1 + Math.max(0, ...parts.map((part) => depths.get(part) ?? 0));
      depths.set(schema, Math.max(depth, depths.get(schema) ?? 0));
      if (depth > CHAIN_LIMIT)
        throw new TenonError('CONTRACT_TOO_DEEP', { path: schema.at.file, limit: CHAIN_LIMIT });
    }
  }
}

function inPlace(schema: Schema): readonly Schema[] {
  const { ref, allOf, anyOf, oneOf, not } = schema;
  const parts = [...allOf, ...anyOf, ...oneOf];
  for (const part of [ref, not, schema.if, schema.then, schema.else]) if (part) parts.push(part);
  return parts;
}
