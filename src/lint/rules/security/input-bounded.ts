import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'security/input-bounded',
  severity: 'info',
  in: 'strict',
  given: 'schema',
  only: 'openapi',
  why: 'What has no limit can be sent in a size that exhausts the server (OWASP API4).',
  fix: 'Give strings a maxLength, enum, format or pattern, arrays maxItems, integers a minimum and maximum.',
  check(schema, { report }) {
    const { types } = schema;
    if (!types || types.size > 2 || schema.enum || schema.readOnly) return;
    if (types.has('string') && schema.maxLength === undefined && !schema.format && !schema.pattern)
      report('The string has no maxLength.');
    if (types.has('array') && schema.maxItems === undefined) report('The array has no maxItems.');
    const isOpen =
      (schema.minimum ?? schema.exclusiveMinimum) === undefined ||
      (schema.maximum ?? schema.exclusiveMaximum) === undefined;
    if (types.has('integer') && isOpen && !schema.format) report('The integer has no minimum and maximum.');
  },
});
