import { TenonError } from '../kernel/errors.js';
import { isObject } from '../kernel/json.js';
import { type LoadOptions, loadTree, type Tree, treeFromText } from '../load/index.js';
import { readArazzo } from './arazzo.js';
import { readAsyncApi } from './asyncapi/index.js';
import { type AsyncApi2Dialect, type Perspective, readAsyncApi2 } from './asyncapi-2/index.js';
import type { Contract } from './contract.js';
import { readOpenApi } from './openapi/index.js';
import { readOpenApi2 } from './openapi-2/index.js';

export type { Perspective } from './asyncapi-2/index.js';
export { type Bundled, type BundleOptions, bundle } from './bundle/index.js';
export { originOf } from './bundle/origin.js';
export type * from './contract.js';
export { NUMBERS, SUBSCHEMA_LISTS, SUBSCHEMA_MAPS, SUBSCHEMAS } from './keywords.js';
export { LIST_MEMBERS, roleOf } from './lists.js';
export { MISTAKES, type MistakeId } from './mistakes.js';
export type * from './policy.js';
export { type Discriminator, isBareRef, type JsonType, type Schema, target } from './schema.js';
export { type Upgraded, upgrade } from './upgrade.js';
export { LOSSES, writeAsyncApi, writeOpenApi } from './write/index.js';

export interface ReadOptions {
  /** From where AsyncAPI 2's `publish` and `subscribe` are seen; the specification's `client` when not given. */
  readonly perspective?: Perspective;
  /** The contract's `names`. */
  readonly names?: NonNullable<Contract['names']>;
}

/**
 * Reads the contract that a tree holds.
 * @throws TenonError KIND_UNKNOWN, KIND_LINT_ONLY, DIALECT_UNSUPPORTED; smaller faults are the contract's `mistakes`
 */
export function readContract(tree: Tree, { perspective = 'client', names }: ReadOptions = {}): Contract {
  const contract = readDocument(tree, perspective);
  return names ? Object.assign(contract, { names }) : contract;
}

function readDocument(tree: Tree, perspective: Perspective): Contract {
  const { file, value } = tree.root;
  if (!isObject(value)) throw new TenonError('KIND_UNKNOWN', { path: file });
  const openapi = dialectOf(value.openapi);
  if (openapi === '3.0' || openapi === '3.1' || openapi === '3.2') return readOpenApi(tree, openapi);
  // Unquoted, `swagger: 2.0` is the number 2.
  if (/^2(\.0)*$/.test(String(value.swagger ?? ''))) return readOpenApi2(tree);
  const asyncapi = dialectOf(value.asyncapi);
  if (asyncapi === '3.0' || asyncapi === '3.1') return readAsyncApi(tree, asyncapi);
  if (isAsyncApi2(asyncapi)) return readAsyncApi2(tree, asyncapi, perspective);
  if (value.openapi !== undefined)
    throw unsupported(file, `OpenAPI ${String(value.openapi)}`, 'OpenAPI 2.0 to 3.2');
  if (value.swagger !== undefined)
    throw unsupported(file, `Swagger ${String(value.swagger)}`, 'OpenAPI 2.0 to 3.2');
  if (value.asyncapi !== undefined)
    throw unsupported(file, `AsyncAPI ${String(value.asyncapi)}`, 'AsyncAPI 2.0 to 3.1');
  if (value.arazzo !== undefined) throw new TenonError('KIND_LINT_ONLY', { path: file });
  throw new TenonError('KIND_UNKNOWN', { path: file });
}

/**
 * Reads what can be linted: a contract, or an Arazzo document, which describes workflows over contracts and so holds
 * none of its own.
 * @throws TenonError like `readContract`, but for KIND_LINT_ONLY
 */
export function readLintable(tree: Tree, options: ReadOptions = {}): Contract {
  const { value } = tree.root;
  const isArazzo = isObject(value) && typeof value.arazzo === 'string';
  return isArazzo ? readArazzo(tree) : readContract(tree, options);
}

/** Loads and reads a contract: a path, `ref:path` or `-`. @throws TenonError */
export async function openContract(input: string, options: LoadOptions & ReadOptions): Promise<Contract> {
  return readContract(await loadTree(input, options), options);
}

/** Reads a contract from a text. @throws TenonError */
export async function contractFromText(
  text: string,
  file: string,
  options: ReadOptions = {},
): Promise<Contract> {
  return readContract(treeFromText(text, file), options);
}

/** `3.1` of `3.1.0`, `3.1.0-rc1` or the number 3.1; unquoted, `3.0` is the number 3. */
function dialectOf(version: unknown): string | undefined {
  if (Number.isInteger(version)) return `${version}.0`;
  return /^(\d+\.\d+)(\.|$)/.exec(String(version ?? ''))?.[1];
}

function isAsyncApi2(dialect: string | undefined): dialect is AsyncApi2Dialect {
  return /^2\.[0-6]$/.test(dialect ?? '');
}

function unsupported(path: string, dialect: string, wanted: string): TenonError {
  return new TenonError('DIALECT_UNSUPPORTED', { path, dialect, wanted });
}
