import type { JsonObject } from '../../kernel/json.js';
import { groupBy } from '../../kernel/order.js';
import { keyOf } from '../../kernel/place.js';
import type { Exchange, Operation, Parameter, PathItem } from '../contract.js';
import { given } from '../reading.js';
import { callbackOf } from './parts.js';
import { type OpenApiWriting, writeParameters, writeResponses } from './payloads.js';
import { writeDocs, writeTexts } from './texts.js';

const METHODS: readonly string[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** What stands under one method of a path item, whoever calls it. */
interface Call {
  readonly key: string;
  readonly at: Operation['at'];
  readonly method: string;
  readonly item: PathItem | undefined;
  readonly print: () => JsonObject;
}

export function writePaths(writing: OpenApiWriting): JsonObject {
  const paths = groupBy(writing.contract.operations, ({ path }) => path);
  const items = [...paths].map(([path, operations]) => {
    const calls = operations.map((operation) => {
      const { key, at, method, item } = operation;
      return { key, at, method, item, print: () => writeOperation(writing, operation) };
    });
    return [path, calls] as const;
  });
  return writeItems(writing, items);
}

export function writeWebhooks(writing: OpenApiWriting): JsonObject {
  const webhooks = writing.contract.exchanges.filter(({ via }) => via === 'webhook');
  return writePushedItems(writing, webhooks, ({ name }) => name);
}

function writePushedItems(
  writing: OpenApiWriting,
  exchanges: readonly Exchange[],
  keyOf: (exchange: Exchange) => string,
): JsonObject {
  const items = [...groupBy(exchanges, keyOf)].map(
    ([key, own]) => [key, own.map((exchange) => callOf(writing, exchange))] as const,
  );
  return writeItems(writing, items);
}

function callOf(writing: OpenApiWriting, exchange: Exchange): Call {
  const { key, at, method = 'POST', item } = exchange;
  return { key, at, method, item, print: () => writePushed(writing, exchange) };
}

function writeItems(
  writing: OpenApiWriting,
  items: readonly (readonly [string, readonly Call[]])[],
): JsonObject {
  return Object.fromEntries(items.map(([name, calls]) => [name, writeItem(writing, calls)]));
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#path-item-object */
function writeItem(writing: OpenApiWriting, calls: readonly Call[]): JsonObject {
  const item = calls[0]?.item;
  const order = item?.order ?? [];
  const methods = calls.flatMap(({ key, at, method, print }) => {
    const word = method.toLowerCase();
    if (METHODS.includes(word)) return [[word, print()] as const];
    writing.lose('upgrade/method', at, { method, key });
    return [];
  });
  const sorted = methods.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const printed: JsonObject = {
    ...(item && writeTexts(item)),
    ...(item && writeServers(writing, item.servers)),
    ...(item && writeParameters(writing, item.parameters, item.at)),
    ...Object.fromEntries(sorted),
    ...item?.extensions,
  };
  return item ? writing.placed(item.at, printed) : printed;
}

function writeServers(writing: OpenApiWriting, servers: Operation['servers']): JsonObject {
  return servers.length > 0 ? { servers: servers.map(writing.access.server) } : {};
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#operation-object */
function writeOperation(writing: OpenApiWriting, operation: Operation): JsonObject {
  const { at, item, request, servers, responses } = operation;
  const isOwn = servers !== writing.contract.servers && servers !== item.servers;
  return writing.placed(at, {
    ...writeHead(writing, { ...operation, operationId: operation.id }),
    ...writeParameters(writing, ownOf(operation.parameters, item), at),
    ...(request && { requestBody: writing.parts.use('requestBodies', request, at) }),
    ...writeResponses(writing, responses, at),
    ...writeCallbacks(writing, operation),
    ...(operation.securityDeclared && { security: operation.security.map(writing.access.requirement) }),
    ...(isOwn && writeServers(writing, servers)),
    ...operation.extensions,
  });
}

function writePushed(writing: OpenApiWriting, exchange: Exchange): JsonObject {
  const { at, item, payload, security } = exchange;
  return writing.placed(at, {
    ...writeHead(writing, exchange),
    ...writeParameters(writing, ownOf(exchange.parameters, item), at),
    ...(payload && { requestBody: writing.parts.use('requestBodies', payload, at) }),
    ...writeResponses(writing, exchange.answers, at),
    ...(security.length > 0 && { security: security.map(writing.access.requirement) }),
    ...exchange.extensions,
  });
}

type Headed = Pick<Exchange, 'at' | 'extensions' | 'summary' | 'description' | 'tags' | 'lifecycle'> &
  Partial<Pick<Operation, 'externalDocs'>> & { readonly operationId?: string | undefined };

/** What an operation says first: what it is called, and what it is for. */
function writeHead(writing: OpenApiWriting, operation: Headed): JsonObject {
  const { tags, operationId, externalDocs, lifecycle } = operation;
  return {
    ...(tags.length > 0 && { tags: [...tags] }),
    ...writeTexts(operation),
    ...writeDocs(writing, externalDocs),
    ...given('operationId', operationId),
    ...(lifecycle.deprecated && { deprecated: true }),
  };
}

/** The parameters that a path item does not give to all of its operations. */
function ownOf(parameters: readonly Parameter[], item: PathItem | undefined): readonly Parameter[] {
  const shared = new Set(item?.parameters.map(({ at }) => keyOf(at)));
  return parameters.filter(({ at }) => !shared.has(keyOf(at)));
}

/** The callbacks of an operation, as a member; one that the author named stands among the components. */
function writeCallbacks(writing: OpenApiWriting, { key }: Operation): JsonObject {
  const callbacks = writing.callbacks.get(key);
  if (!callbacks) return {};
  const named = [...groupBy(callbacks, ({ name }) => name)];
  return {
    callbacks: Object.fromEntries(
      named.map(([name, exchanges]) => [name, writeCallback(writing, exchanges)]),
    ),
  };
}

function writeCallback(writing: OpenApiWriting, exchanges: readonly Exchange[]): JsonObject {
  const printed = writePushedItems(writing, exchanges, ({ channel = '' }) => channel);
  const [named, ...others] = new Set(exchanges.map(({ at }) => callbackOf(at, writing.contract.components)));
  return named !== undefined && others.length === 0 ? writing.parts.keepCallback(named, printed) : printed;
}
