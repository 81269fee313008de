import { sortedBy } from '../../kernel/order.js';
import { fileText, valueText } from '../print.js';
import type { Shapes } from '../shape/index.js';
import type { File } from '../target.js';
import { jsonSchemaBody, type Wanted } from './json-schema.js';

/** `schemas.ts`: the named JSON Schemas that requests are checked against, and all that they refer to. */
export function schemasFile(shapes: Shapes, wanted: Wanted): File {
  const printed = new Map<string, string>();
  // A Set grows while it is walked.
  for (const schema of wanted)
    printed.set(shapes.names.type(schema) ?? '', valueText(jsonSchemaBody(shapes, schema, wanted), 100));
  const members = sortedBy(printed, ([name]) => name).map(
    ([name, text]) => `  ${name}: ${text.replaceAll('\n', '\n  ')},\n`,
  );
  const about = '/** JSON Schemas by name; those of the routes refer to them as `Name#`. */\n';
  const value = members.length === 0 ? '{}' : `{\n${members.join('')}}`;
  return {
    path: 'schemas.ts',
    content: fileText(
      "import type { JsonSchema } from './runtime/core/route.js';",
      `${about}export const schemas: Readonly<Record<string, JsonSchema>> = ${value};`,
    ),
  };
}
