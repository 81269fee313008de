import type { Schema } from '../../../model/index.js';
import { target } from '../../../model/index.js';
import { answersOf } from '../../bodies.js';
import { calledName } from '../../called-name.js';
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
    const users = new Map<Schema, number>();
    for (const { schema } of errors)
      for (const base of basesOf(schema)) users.set(base, (users.get(base) ?? 0) + 1);
    const [common] = [...users].sort((a, b) => b[1] - a[1]);
    if (!common) return;
    const [shared, count] = common;
    const wanted =
      count > 1
        ? `${calledName(shared) ?? 'that'} of ${counted(count, 'other error body', 'other error bodies')} is wanted`
        : 'one schema for all errors is wanted';
    for (const { operation, response, schema } of errors) {
      const own = target(schema);
      if (basesOf(schema).has(shared)) continue;
      const name = own === schema ? own.name : calledName(own);
      const found = name
        ? `The error schema ${name} (${counted(users.get(own) ?? 1, 'error body', 'error bodies')})`
        : `The ${response.status} body of ${operation.key}`;
      report(`${found} is ${name ? 'a second one' : 'written out in place'}; ${wanted}.`, own.at);
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
