import { type MediaContent, type Schema, target } from '../model/index.js';
import { anything, isSame } from '../schema/index.js';
import type { SchemaSide } from './check.js';
import { annotation } from './schemas/sides.js';

/**
 * How OpenAPI 3.0 says of a text that it holds bytes, and how 3.1 does: `format: byte` is `contentEncoding: base64`
 * now, and `format: binary` a `contentMediaType` alone, or no schema where the bytes are the whole body.
 * @see https://spec.openapis.org/oas/v3.1.1.html#migrating-binary-descriptions-from-oas-3-0
 */
export function wordOf(side: SchemaSide, word: 'contentEncoding' | 'contentMediaType'): string | undefined {
  const said = annotation(side, word);
  return said === undefined && word === 'contentEncoding' && side.formats.has('byte') ? 'base64' : said;
}

/** Are both raw bytes, one said in the words of 3.0 and the other in those of 3.1? */
export function isSameBytes(before: SchemaSide, after: SchemaSide): boolean {
  const isOld = (side: SchemaSide) => side.formats.has('binary');
  const isNew = (side: SchemaSide) =>
    annotation(side, 'contentMediaType') !== undefined && wordOf(side, 'contentEncoding') === undefined;
  return (isOld(before) && isNew(after)) || (isNew(before) && isOld(after));
}

/** Are both bodies raw bytes, whichever of them says so? JSON is never that. */
export function isSameBody(before: MediaContent, after: MediaContent): boolean {
  return [before, after].every(
    ({ mediaType, schema, itemSchema }) =>
      !/[/+]json\b/.test(mediaType) && !itemSchema && (!schema || isRaw(target(schema))),
  );
}

function isRaw(schema: Schema): boolean {
  if (schema.format === 'binary') return true;
  return schema.contentEncoding === undefined && isSame({ ...schema, always: true }, anything(schema));
}
