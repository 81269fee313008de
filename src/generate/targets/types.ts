import { reasonOf, TenonError } from '../../kernel/errors.js';
import { isObject, type Json, type JsonObject } from '../../kernel/json.js';
import { writeOpenApi } from '../../model/index.js';
import { defineTarget } from '../target.js';

export default defineTarget({
  id: 'types',
  summary: "openapi-typescript's `paths`, `components` and `operations`, for code that is built on them.",
  async files(contract) {
    // It brings a compiler along, so it is loaded for this target alone.
    const { astToString, default: openapiTS } = await import('openapi-typescript');
    const document = withoutForeign(writeOpenApi(contract).document, false);
    const options = { alphabetize: true, defaultNonNullable: false, silent: true };
    try {
      const nodes = await openapiTS(JSON.stringify(document), options);
      return [{ path: 'types.ts', content: astToString(nodes) }];
    } catch (cause) {
      // Such as schemas that are nothing but references to one another.
      const reason = `openapi-typescript: ${reasonOf(cause)}`;
      throw new TenonError(
        'GENERATE_IMPOSSIBLE',
        { target: 'types', contract: contract.at.file, reason },
        { cause },
      );
    }
  },
});

/** Members whose keys are names that the author gave. */
const MAPS: ReadonlySet<string> = new Set([
  '$defs',
  'callbacks',
  'content',
  'dependentSchemas',
  'encoding',
  'headers',
  'links',
  'parameters',
  'pathItems',
  'paths',
  'patternProperties',
  'properties',
  'requestBodies',
  'responses',
  'schemas',
  'securitySchemes',
  'webhooks',
]);
const DATA: ReadonlySet<string> = new Set(['const', 'default', 'enum', 'example', 'examples', 'value']);

/**
 * The document without the data and extensions that hold a `$ref`: these are no references to us, but
 * openapi-typescript would follow them to files and to the network.
 */
function withoutForeign(value: Json, isMap: boolean): Json {
  if (Array.isArray(value)) return value.map((item) => withoutForeign(item, false));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(
    ([key, item]) => isMap || !(DATA.has(key) || key.startsWith('x-')) || !refers(item),
  );
  const entries = kept.map(([key, item]): [string, Json] => [
    key,
    withoutForeign(item, !isMap && MAPS.has(key)),
  ]);
  return Object.fromEntries(entries) satisfies JsonObject;
}

function refers(value: Json): boolean {
  if (Array.isArray(value)) return value.some(refers);
  return isObject(value) && (Object.hasOwn(value, '$ref') || Object.values(value).some(refers));
}
