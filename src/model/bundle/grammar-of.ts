import { TenonError } from '../../kernel/errors.js';
import { isObject, type Json } from '../../kernel/json.js';
import type { Source } from '../../load/index.js';
import { ASYNCAPI_3_GRAMMAR, asyncApi2Grammar } from './asyncapi-grammar.js';
import { each, type Grammar } from './grammar.js';
import { OPENAPI_2_GRAMMAR, openApi3Grammar } from './openapi-grammar.js';
import { SCHEMA_KINDS } from './schema-grammar.js';

/** Workflows refer to files in their inputs alone. @see https://spec.openapis.org/arazzo/v1.0.1.html#components-object */
const ARAZZO_GRAMMAR: Grammar = {
  kinds: {
    ...SCHEMA_KINDS,
    document: { workflows: 'workflow', components: 'components' },
    workflow: { inputs: 'schema' },
    components: { inputs: each('schema') },
  },
  sections: { schema: '/components/inputs' },
  listed: [],
};

/** The grammar of a root document. @throws TenonError KIND_UNKNOWN, DIALECT_UNSUPPORTED */
export function grammarOf({ file, value }: Source): Grammar {
  if (!isObject(value)) throw new TenonError('KIND_UNKNOWN', { path: file });
  const { openapi, swagger, asyncapi, arazzo } = value;
  const known =
    grammarOfOpenApi(openapi) ??
    (/^2(\.|$)/.test(textOf(swagger)) ? OPENAPI_2_GRAMMAR : undefined) ??
    grammarOfAsyncApi(asyncapi) ??
    (/^1(\.|$)/.test(textOf(arazzo)) ? ARAZZO_GRAMMAR : undefined);
  if (known) return known;
  const [name, version] =
    [
      ['OpenAPI', openapi],
      ['Swagger', swagger],
      ['AsyncAPI', asyncapi],
      ['Arazzo', arazzo],
    ].find(([, written]) => written !== undefined) ?? [];
  if (version === undefined) throw new TenonError('KIND_UNKNOWN', { path: file });
  throw new TenonError('DIALECT_UNSUPPORTED', {
    path: file,
    dialect: `${name} ${String(version)}`,
    wanted: 'OpenAPI 2.0 to 3.2 or AsyncAPI 2 or 3',
  });
}

function grammarOfOpenApi(version: Json | undefined): Grammar | undefined {
  const dialect = /^3\.[012](?=\.|$)/.exec(textOf(version))?.[0];
  return dialect === undefined ? undefined : openApi3Grammar(dialect as '3.0' | '3.1' | '3.2');
}

function grammarOfAsyncApi(version: Json | undefined): Grammar | undefined {
  const [, major, minor] = /^([23])\.(\d+)/.exec(textOf(version)) ?? [];
  if (major === undefined) return undefined;
  return major === '3' ? ASYNCAPI_3_GRAMMAR : asyncApi2Grammar(Number(minor));
}

/** Unquoted versions are numbers to YAML. */
function textOf(version: Json | undefined): string {
  return typeof version === 'string' || typeof version === 'number' ? String(version) : '';
}
