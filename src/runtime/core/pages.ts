import { type AnyAnswer, type ApiCall, ApiError, CallError, type DataOf } from './answer.js';
import { call, type Operation } from './call.js';
import type { ApiClient, CallOptions } from './client.js';

/** A call for one page of a list: await it for that page, or iterate over the items of this and all that follow. */
export interface ApiPages<Answer extends AnyAnswer, Item> extends ApiCall<Answer>, AsyncIterable<Item> {
  /** The pages, this one first. */
  pages(): AsyncIterable<DataOf<Answer>>;
}

/** Members from an answer's data inwards. */
type Way = readonly string[];

/** How a list goes on. */
export type Paging = {
  /** Where the items are; empty: the data is the list. */
  readonly items: Way;
  /** A flag that says whether there is more. */
  readonly more?: Way;
} & (
  | { readonly by: 'cursor'; readonly input: string; readonly next: Way }
  /** The next page has the next number. */
  | { readonly by: 'page'; readonly input: string; readonly first: number; readonly size?: string }
  /** The next page begins so many items further on. */
  | { readonly by: 'offset'; readonly input: string; readonly size?: string }
  /** The answer holds the address of the next page; without a way, its header `Link` does. */
  | { readonly by: 'link'; readonly next?: Way }
);

export interface PagedOperation extends Operation {
  readonly paging: Paging;
}

/**
 * Calls an operation that answers a list in pages. Iterating throws an ApiError for an answer that is no success, and a
 * CallError `unreadable` for a list that leads back into itself, or to another server.
 */
export function paged<Answer extends AnyAnswer, Item>(
  client: ApiClient,
  operation: PagedOperation,
  input: object,
  options: CallOptions = {},
): ApiPages<Answer, Item> {
  const first = call<Answer>(client, operation, input, options);
  const scene = { client, operation, input, options };
  const pages = () => pagesFrom(first, scene) as AsyncGenerator<DataOf<Answer>>;
  return Object.assign(first, {
    pages,
    async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
      for await (const page of pages()) yield* itemsOf(page, operation.paging) as Item[];
    },
  });
}

interface Scene {
  readonly client: ApiClient;
  readonly operation: PagedOperation;
  readonly input: object;
  readonly options: CallOptions;
}

/** What differs from the first call. */
interface Next {
  readonly operation: Operation;
  readonly input: object;
  /** Pages that are asked for in the same way are the same page. */
  readonly mark: string;
}

async function* pagesFrom(first: Promise<AnyAnswer>, scene: Scene): AsyncGenerator<unknown> {
  const { client, operation, options } = scene;
  const seen = new Set<string>();
  let answer = await first;
  for (let input = scene.input; ; ) {
    if (!answer.ok) throw new ApiError(answer, `${operation.method} ${operation.path}`);
    yield answer.data;
    const next = nextOf(answer, { ...scene, input });
    if (!next) return;
    if (seen.has(next.mark))
      throw new CallError('unreadable', `The pages of ${operation.path} lead back to each other.`);
    seen.add(next.mark);
    input = next.input;
    answer = await call(client, next.operation, input, options);
  }
}

function nextOf(answer: AnyAnswer, scene: Scene): Next | undefined {
  const { operation, input } = scene;
  const { paging } = operation;
  const { data } = answer;
  if (paging.more && at(data, paging.more) === false) return undefined;
  if (paging.by === 'link') return linked(answer, scene);
  const items = itemsOf(data, paging);
  const given = (input as Record<string, unknown>)[paging.input];
  if (paging.by === 'cursor') {
    const cursor = at(data, paging.next);
    return cursor === undefined || cursor === null || cursor === ''
      ? undefined
      : step(scene, paging.input, cursor);
  }
  const size = paging.size === undefined ? undefined : (input as Record<string, unknown>)[paging.size];
  if (items.length === 0 || (typeof size === 'number' && items.length < size)) return undefined;
  const from = typeof given === 'number' ? given : paging.by === 'page' ? paging.first : 0;
  return step(scene, paging.input, from + (paging.by === 'page' ? 1 : items.length));
}

function step({ operation, input }: Scene, key: string, value: unknown): Next {
  return { operation, input: { ...input, [key]: value }, mark: JSON.stringify(value) };
}

/** A next page stays with the server of this one: credentials go along. */
function linked({ data, response }: AnyAnswer, { client, operation, input }: Scene): Next | undefined {
  const { paging } = operation;
  const next =
    paging.by === 'link' && paging.next
      ? at(data, paging.next)
      : /<([^>]*)>\s*;[^,]*\brel="?next\b/i.exec(response.headers.get('link') ?? '')?.[1];
  if (typeof next !== 'string' || next === '') return undefined;
  const url = new URL(next, response.url || `${client.servers[0]}/`).href;
  const server = client.servers.find((one) => url.startsWith(`${one}/`));
  if (server === undefined)
    throw new CallError('unreadable', `The next page of ${operation.path} is at another server.`);
  const { parameters = [], ...rest } = operation;
  const headers = parameters.filter((parameter) => parameter.in === 'header' || parameter.in === 'cookie');
  return { operation: { ...rest, parameters: headers, path: url.slice(server.length) }, input, mark: url };
}

function itemsOf(data: unknown, { items }: Paging): readonly unknown[] {
  const list = at(data, items);
  return Array.isArray(list) ? list : [];
}

function at(data: unknown, way: Way): unknown {
  return way.reduce<unknown>(
    (owner, name) =>
      typeof owner === 'object' && owner !== null && Object.hasOwn(owner, name)
        ? (owner as Record<string, unknown>)[name]
        : undefined,
    data,
  );
}
