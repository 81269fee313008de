import type { Schema } from '../../../model/index.js';
import { defineRule } from '../../rule.js';
import { isRequired, propertyOf, typesOf } from '../../shape.js';

export default defineRule({
  id: 'events/ordering-key-exists',
  severity: 'error',
  in: 'recommended',
  given: 'exchange',
  why: 'A broker orders by the key: events without it, or with an object for it, arrive in any order.',
  fix: 'Name a field that every event has, and that is a string or number.',
  check({ name, delivery, payload }, { report }) {
    const { orderingKey } = delivery;
    const schema = payload?.content[0]?.schema;
    if (orderingKey === undefined || !schema) return;
    const fault = faultOf(schema, orderingKey.split('.'));
    if (fault)
      report(
        `The ordering key "${orderingKey}" ${fault} in the event "${name}"; a required string or number is wanted.`,
      );
  },
});

/** What is wrong with the field at the end of the path. */
function faultOf(schema: Schema, [field = '', ...rest]: readonly string[]): string | undefined {
  const property = propertyOf(schema, field);
  if (!property) return 'does not exist';
  if (!isRequired(schema, field)) return 'is not required';
  if (rest.length > 0) return faultOf(property, rest);
  const types = typesOf(property);
  return types?.has('object') || types?.has('array') ? 'is no scalar' : undefined;
}
