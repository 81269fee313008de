import type { Schema } from '../../../model/index.js';
import { target } from '../../../model/index.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { isRequired, propertyNames, propertyOf } from '../../shape.js';

export default defineRule({
  id: 'events/discriminator-present',
  severity: 'error',
  in: 'recommended',
  given: 'schema',
  only: 'asyncapi',
  why: 'Readers choose the type by this property: where a value has none, they refuse it, or guess.',
  fix: 'Declare the property in each alternative, and require it.',
  check(schema, { report }) {
    if (!schema.discriminator) return;
    const { property } = schema.discriminator;
    const union = [...schema.oneOf, ...schema.anyOf];
    const parts = union.length > 0 && !propertyOf(schema, property) ? union : [schema];
    for (const part of parts) {
      const fault = faultOf(part, property);
      if (fault)
        report(
          `The discriminator "${property}" ${fault} in ${target(part).name ?? (part === schema ? 'the schema' : 'an alternative')}.`,
          at(schema, 'discriminator'),
        );
    }
  },
});

function faultOf(part: Schema, property: string): string | undefined {
  if (propertyNames(part).length === 0 && part.always !== undefined) return undefined;
  if (!propertyOf(part, property)) return 'is no property';
  return isRequired(part, property) ? undefined : 'is not required';
}
