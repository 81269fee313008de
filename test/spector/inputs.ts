import type { MediaContent, Operation, Parameter, Schema } from '../../src/model/index.js';
import type { Body, Exchange } from './scenarios.js';

/** An operation that a request may be meant for, with the values that its path holds. */
export interface Matched {
  readonly operation: Operation;
  /** What stands in the path before the operation's own. */
  readonly base: string;
  readonly path: ReadonlyMap<string, string>;
}

const ORIGIN = 'http://localhost';

/** The operations whose method and address fit a request, those with more literal text first. */
export function matching(operations: readonly Operation[], { method, uri }: Exchange): Matched[] {
  const { pathname } = new URL(uri, ORIGIN);
  return operations
    .filter((operation) => operation.method.toLowerCase() === method)
    .flatMap((operation) => {
      const found = matchPath(operation, pathname);
      return found ? [{ operation, ...found }] : [];
    })
    .sort((a, b) => literalText(b.operation) - literalText(a.operation));
}

function literalText({ path }: Operation): number {
  return path.replace(/\{[^}]*\}/g, '').length;
}

function matchPath(
  { path, servers }: Operation,
  pathname: string,
): Pick<Matched, 'base' | 'path'> | undefined {
  const names: string[] = [];
  // The first variable of a server stands for its origin, where it is the first thing there is.
  const server = (servers[0]?.url ?? '').replace(/^(https?:\/\/[^/]*|\{[^}]*\})/, '').replace(/\/$/, '');
  const base = pattern(server, () => '[^/]+?');
  const own = pattern(path === '/' ? '' : path, (name) => {
    names.push(name);
    return '([^/]+?)';
  });
  const match = new RegExp(`^(${base})${own}/?$`).exec(pathname);
  if (!match) return undefined;
  return { base: match[1] ?? '', path: new Map(names.map((name, index) => [name, match[index + 2] ?? ''])) };
}

function pattern(template: string, variable: (name: string) => string): string {
  return template
    .split(/(\{[^}]*\})/)
    .map((part) =>
      part.startsWith('{') ? variable(part.slice(1, -1)) : part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'),
    )
    .join('');
}

/** The value of a parameter, read from the request by its style; undefined: the request has none. */
export function valueIn(parameter: Parameter, { request, uri }: Exchange, path: Matched['path']): unknown {
  const { in: place, name, schema } = parameter;
  if (place === 'path') return typed(schema, fromPath(parameter, path.get(name) ?? ''));
  if (place === 'header') {
    const written = Object.entries(request?.headers ?? {}).find(
      ([own]) => own.toLowerCase() === name.toLowerCase(),
    );
    return written && typed(schema, split(parameter, written[1]));
  }
  const query = { ...queryOf(uri), ...request?.query };
  if (Object.hasOwn(query, name)) return typed(schema, split(parameter, query[name]));
  // The members of an object stand side by side.
  if (!isOf(schema, 'object')) return undefined;
  const declared = membersOf(schema);
  const members = Object.entries(query).filter(([key]) => declared.size === 0 || declared.has(key));
  return members.length === 0 ? undefined : typed(schema, Object.fromEntries(members));
}

function queryOf(uri: string): Record<string, unknown> {
  const { searchParams } = new URL(uri, ORIGIN);
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((key) => {
      const values = searchParams.getAll(key);
      return [key, values.length > 1 ? values : values[0]];
    }),
  );
}

const OPENS: Readonly<Record<string, string>> = { label: '.', matrix: ';' };

function fromPath(parameter: Parameter, text: string): unknown {
  const { style, name, schema, explode } = parameter;
  const bare = decodeURIComponent(text)
    .replace(new RegExp(`^[${OPENS[style] ?? ''}/]`), '')
    .replace(new RegExp(`^${name}=`), '');
  const separator = explode && style === 'label' ? '.' : explode && style === 'matrix' ? ';' : ',';
  if (isOf(schema, 'array')) return bare.split(separator).map((item) => item.replace(`${name}=`, ''));
  if (!isOf(schema, 'object')) return bare;
  const parts = bare.split(separator);
  if (explode) return Object.fromEntries(parts.map((part) => part.split('=')));
  return Object.fromEntries(parts.flatMap((part, index) => (index % 2 ? [] : [[part, parts[index + 1]]])));
}

const BETWEEN: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

function split({ style, schema }: Parameter, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (isOf(schema, 'array')) return value.split(BETWEEN[style] ?? ',');
  if (!isOf(schema, 'object')) return value;
  const parts = value.split(BETWEEN[style] ?? ',');
  return Object.fromEntries(parts.flatMap((part, index) => (index % 2 ? [] : [[part, parts[index + 1]]])));
}

/** Text of a request as a value of the schema. */
function typed(schema: Schema | undefined, value: unknown): unknown {
  const own = schema && resolved(schema);
  if (Array.isArray(value)) return value.map((item) => typed(own?.items, item));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        typed(own?.properties.get(key) ?? own?.additionalProperties, item),
      ]),
    );
  if (typeof value !== 'string') return isOf(own, 'string') && value !== undefined ? String(value) : value;
  if (isOf(own, 'string')) return value;
  if (isOf(own, 'integer') || isOf(own, 'number')) return Number(value);
  if (isOf(own, 'boolean')) return value === 'true';
  return value;
}

function membersOf(schema: Schema | undefined): ReadonlySet<string> {
  return new Set(schema ? resolved(schema).properties.keys() : []);
}

/** The schema behind references. */
function resolved(schema: Schema): Schema {
  return schema.ref ? resolved(schema.ref) : schema;
}

function isOf(
  schema: Schema | undefined,
  type: 'array' | 'object' | 'string' | 'integer' | 'number' | 'boolean',
): boolean {
  if (!schema) return false;
  const own = resolved(schema);
  if (own.types) return own.types.has(type);
  if (own.enum) return own.enum.some((value) => typeof value === type);
  return [...own.allOf, ...own.anyOf, ...own.oneOf].some((branch) => isOf(branch, type));
}

/** The body of a request, as the generated function takes it. */
export function bodyOf(content: MediaContent | undefined, body: Body, baseUrl: string): unknown {
  if (body.kind === 'multipart') return multipartOf(content, body);
  const { rawContent } = body;
  if (rawContent === undefined) return undefined;
  const text =
    typeof rawContent === 'string' || rawContent instanceof Uint8Array
      ? rawContent
      : rawContent.serialize({ baseUrl });
  if (text instanceof Uint8Array)
    return content ? new Blob([new Uint8Array(text)], { type: body.contentType }) : new Uint8Array(text);
  return /\bjson$/.test(essence(body.contentType)) ? JSON.parse(text) : text;
}

function multipartOf(
  content: MediaContent | undefined,
  { parts = {}, files = [] }: Body,
): Record<string, unknown> {
  const members: Record<string, unknown> = Object.fromEntries(
    Object.entries(parts).map(([name, value]) => [name, value]),
  );
  const schema = content?.schema && resolved(content.schema);
  for (const { fieldname, originalname, buffer, mimetype } of files) {
    const file = new File([new Uint8Array(buffer)], originalname, { type: mimetype });
    if (!isOf(schema?.properties.get(fieldname), 'array')) members[fieldname] = file;
    else members[fieldname] = [...((members[fieldname] as File[] | undefined) ?? []), file];
  }
  return members;
}

export function essence(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}
