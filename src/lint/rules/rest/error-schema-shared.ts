import { keyOf } from '../../../kernel/place.js';
import type { Schema } from '../../../model/index.js';
import { target } from '../../../model/index.js';
import { answersOf } from '../../bodies.js';
import { isOperational } from '../../paths.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'rest/error-schema-shared',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  why: 'Each further error schema is one more type to catch, read and show: callers support the first, and crash on the others.',
  fix: 'Refer to one schema in `components` from every error response; one that says more extends it by `allOf`.',
  check(contract, { report }) {
    const errors = answersOf(contract, /^([45]|default)/).filter(
      ({ operation }) => !isOperational(operation.path),
    );
    const users = new Map<string, { schema: Schema; count: number }>();
    for (const { schema } of errors) {
      for (const base of basesOf(schema)) {
        const key = keyOf(base.at);
        users.set(key, { schema: base, count: (users.get(key)?.count ?? 0) + 1 });
      }
    }
    const [common] = [...users.values()].sort((a, b) => b.count - a.count);
    // Where all errors are of one schema, or there is but one, nothing is shared wrongly.
    if (!common || errors.length < 2) return;
    const wanted = `the schema ${common.schema.name ?? 'of the others'} (${counted(common.count, 'error body', 'error bodies')})`;
    for (const { operation, response, schema } of errors) {
      if (basesOf(schema).has(common.schema)) continue;
      const { name, at } = target(schema);
      report(
        common.count > 1
          ? `The ${response.status} body of ${operation.key} is ${name ?? 'written out in place'}; ${wanted} is wanted.`
          : `The ${response.status} body of ${operation.key} is ${name ?? 'written out in place'}; one schema for all errors is wanted.`,
        at,
      );
    }
  },
});

/** The schema, and those that it extends. */
function basesOf(schema: Schema, seen: Set<Schema> = new Set()): Set<Schema> {
  const found = target(schema);
  if (seen.has(found)) return seen;
  seen.add(found);
  for (const part of [...found.allOf, ...(found.ref ? [found.ref] : [])]) basesOf(part, seen);
  return seen;
}
