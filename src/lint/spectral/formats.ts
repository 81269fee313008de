import type { Format } from '@stoplight/spectral-core';
import * as spectralFormats from '@stoplight/spectral-formats';

const RENAMED: Readonly<Record<string, string>> = {
  'json-schema-2019-09': 'jsonSchemaDraft2019_09',
  'json-schema-2020-12': 'jsonSchemaDraft2020_12',
  'json-schema-draft-2019-09': 'jsonSchemaDraft2019_09',
  'json-schema-draft-2020-12': 'jsonSchemaDraft2020_12',
};

/** The format that a YAML ruleset names: `oas3`, `oas3.1`, `asyncapi2`, `json-schema-draft7`… */
export function formatNamed(name: string): Format | undefined {
  const exported =
    RENAMED[name] ??
    name.replaceAll('.', '_').replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const format = (spectralFormats as Readonly<Record<string, unknown>>)[exported];
  return typeof format === 'function' ? (format as Format) : undefined;
}
