import { sortedBy } from '../../kernel/order.js';
import { fileText, objectKey, valueText } from '../print.js';
import type { Shapes } from '../shape/index.js';
import type { File } from '../target.js';
import { jsonSchemaBody, type Wanted } from './json-schema.js';

/** `schemas.ts`: the named JSON Schemas that requests and answers are checked against, and all that they refer to. */
export function schemasFile(shapes: Shapes, wanted: Wanted): File {
  const printed = new Map<string, string>();
  // A Map grows while it is walked.
  for (const [name, { schema, view }] of wanted)
    printed.set(name, valueText(jsonSchemaBody({ shapes, wanted, view }, schema), 100));
  const members = sortedBy(printed, ([name]) => name).map(
    ([name, text]) => `  ${objectKey(name)}: ${text.replaceAll('\n', '\n  ')},\n`,
  );
  const about = '/** JSON Schemas 2020-12 by name; those of the routes refer to them as `#/$defs/Name`. */\n';
  const value = members.length === 0 ? '{}' : `{\n${members.join('')}}`;
  return {
    path: 'schemas.ts',
    content: fileText(
      "import type { JsonSchema } from './runtime/core/schema-check.js';",
      `${about}export const schemas: Readonly<Record<string, JsonSchema>> = ${value};`,
    ),
  };
}
