import { isObject, type Json, type JsonObject } from '../../kernel/json.js';
import type { Contract } from '../../model/index.js';
import { withoutCircles } from './circles.js';

/** A contract as a document that openapi-typescript does not stumble over. */
export function readable(document: JsonObject, contract: Contract): Json {
  const twice = repeated(contract);
  const plain = withoutForeign(document, { isMap: false, twice });
  if (!isObject(plain) || !isObject(plain.components) || !isObject(plain.components.schemas)) return plain;
  const schemas = withoutCircles(plain.components.schemas);
  return { ...plain, components: { ...plain.components, schemas } };
}

/** An operationId that two operations have names neither. */
function repeated({ operations, exchanges }: Contract): ReadonlySet<string> {
  const ids = [...operations.map(({ id }) => id), ...exchanges.map(({ operationId }) => operationId)];
  return new Set(ids.flatMap((id, index) => (id !== undefined && ids.indexOf(id) !== index ? [id] : [])));
}

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

/** What openapi-typescript writes into comments, as it is but for the end of a comment. */
const COMMENTED: ReadonlySet<string> = new Set([
  'default',
  'description',
  'example',
  'format',
  'pattern',
  'summary',
  'title',
]);

/** A text that gives a compiler no orders from within a comment, on whatever line it comes to stand. */
function harmless(text: string): string {
  return text.replace(/[\u2028\u2029]/g, '\n').replace(/@(?=ts-)/g, '\\@');
}

interface Where {
  readonly isMap: boolean;
  /** The operationIds to leave out. */
  readonly twice: ReadonlySet<string>;
}

/**
 * The document without the data and extensions that hold a `$ref`: these are no references to us, but
 * openapi-typescript would follow them to files and to the network.
 */
function withoutForeign(value: Json, { isMap, twice }: Where): Json {
  if (Array.isArray(value)) return value.map((item) => withoutForeign(item, { isMap: false, twice }));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(
    ([key, item]) =>
      isMap ||
      (!(key === 'operationId' && typeof item === 'string' && twice.has(item)) &&
        (!(DATA.has(key) || key.startsWith('x-')) || !refers(item))),
  );
  const entries = kept.map(([key, item]): [string, Json] => [
    key,
    typeof item === 'string' && !isMap && COMMENTED.has(key)
      ? harmless(item)
      : withoutForeign(item, { isMap: !isMap && MAPS.has(key), twice }),
  ]);
  return Object.fromEntries(entries) satisfies JsonObject;
}

function refers(value: Json): boolean {
  if (Array.isArray(value)) return value.some(refers);
  return isObject(value) && (Object.hasOwn(value, '$ref') || Object.values(value).some(refers));
}
