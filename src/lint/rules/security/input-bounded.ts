import { tokensOf } from '../../../kernel/pointer.js';
import type { Schema } from '../../../model/index.js';
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
    const [holder, key] = tokensOf(schema.at.pointer).slice(-2);
    const own = schema.name ?? (holder === 'properties' ? key : undefined);
    const name = own === undefined ? '' : `"${own}" `;
    if (!types || types.size > 2 || schema.enum || schema.readOnly) return;
    if (types.has('string') && schema.maxLength === undefined && !schema.format && !schema.pattern)
      report(`The string ${name}has no maxLength; maxLength, enum, format or pattern is wanted.`);
    if (types.has('array') && schema.maxItems === undefined) report(`The array ${name}has no maxItems.`);
    const isOpen =
      (schema.minimum ?? schema.exclusiveMinimum) === undefined ||
      (schema.maximum ?? schema.exclusiveMaximum) === undefined;
    if (types.has('integer') && isOpen && !schema.format)
      report(`The integer ${name}has ${boundsOf(schema)}; both bounds or a format are wanted.`);
  },
});

function boundsOf(schema: Schema): string {
  const least = schema.minimum ?? schema.exclusiveMinimum;
  const most = schema.maximum ?? schema.exclusiveMaximum;
  if (least !== undefined) return `the minimum ${least} alone`;
  return most === undefined ? 'no bounds' : `the maximum ${most} alone`;
}
