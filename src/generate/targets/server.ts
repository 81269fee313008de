import { sortedBy } from '../../kernel/order.js';
import type { Schema } from '../../model/index.js';
import { namesOf } from '../../names/index.js';
import { modelsFile } from '../models.js';
import { fileText, valueText } from '../print.js';
import { routesFile } from '../server/handlers.js';
import { jsonSchemaBody } from '../server/json-schema.js';
import { serverFile } from '../server/plugin.js';
import { type Shapes, shapesOf } from '../shape/index.js';
import { defineTarget, type File } from '../target.js';

export default defineTarget({
  id: 'server',
  summary: 'A Fastify server: typed handlers, validated requests, errors in the standard envelope.',
  runtime: ['adapters/fastify.ts'],
  files(contract) {
    const names = namesOf(contract);
    const shapes = shapesOf(names);
    const wanted = new Set<Schema>();
    const routes = names.groups.map((group) => routesFile(contract, shapes, group, wanted));
    return [
      modelsFile(contract, names, shapes),
      ...routes,
      schemasFile(shapes, wanted),
      serverFile(contract, names),
    ];
  },
});

/** `schemas.ts`: the named JSON Schemas that requests are checked against, and all that they refer to. */
function schemasFile(shapes: Shapes, wanted: Set<Schema>): File {
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
