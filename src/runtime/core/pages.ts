import { type AnyAnswer, type ApiCall, CallError, type DataOf } from './answer.js';
import { call, type Operation } from './call.js';
import type { ApiClient, CallOptions } from './client.js';
import type { Input, Parameter } from './place.js';

/** A call for one page of a list: await it for that page, or iterate over the items of this and all that follow. */
export interface ApiPages<Answer extends AnyAnswer, Item> extends ApiCall<Answer>, AsyncIterable<Item> {
  /** The pages, this one first. */
  pages(): AsyncIterable<DataOf<Answer>>;
}

/** Members from an answer's data inwards. */
type Way = readonly string[];

export type PagedOperation = Operation & {
  /** Where the items are; empty: the data is the list. */
  readonly items: Way;
  readonly next: NextPage;
};

/** How a page is asked for. */
interface Ask {
  readonly operation: Operation;
  readonly input: Input;
  /** What is asked for in the same way is the same page. */
  readonly mark?: unknown;
}

/** A page that arrived. */
interface Page extends Ask {
  readonly client: ApiClient;
  readonly answer: AnyAnswer;
  readonly items: readonly unknown[];
}

/** How the next page is asked for; undefined when there is none. */
export type NextPage = (page: Page) => Ask | undefined;

/**
 * Calls an operation that answers a list in pages. Iterating throws an ApiError for an answer that is no success, and a
 * CallError `unreadable` for a list that leads back into itself, or to another server.
 */
export function paged<Answer extends AnyAnswer, Item>(
  client: ApiClient,
  operation: PagedOperation,
  given: object,
  options: CallOptions = {},
): ApiPages<Answer, Item> {
  const input = given as Input;
  const first = call<Answer>(client, operation, input, options);
  const itemsOf = (data: unknown): readonly Item[] => {
    const list = at(data, operation.items);
    return Array.isArray(list) ? list : [];
  };
  async function* pages(): AsyncGenerator<DataOf<Answer>> {
    const seen = new Set<unknown>();
    let asked: Ask = { operation, input };
    for (let page: ApiCall<Answer> = first; ; page = call(client, asked.operation, asked.input, options)) {
      const data = await page.orThrow();
      yield data;
      const next = operation.next({ ...asked, client, answer: await page, items: itemsOf(data) });
      if (!next) return;
      if (seen.has(next.mark)) throw new CallError('unreadable', 'The next page is one of those before.');
      seen.add(next.mark);
      asked = next;
    }
  }
  return Object.assign(first, {
    pages,
    async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
      for await (const page of pages()) yield* itemsOf(page);
    },
  });
}

/** The answer holds what the next page is asked for with. */
export function byCursor(key: string, ...way: Way): NextPage {
  return (page) => {
    const cursor = at(page.answer.data, way);
    return cursor === undefined || cursor === null || cursor === '' ? undefined : step(page, key, cursor);
  };
}

interface Counting {
  /** The number of the first page. */
  readonly first?: number;
  /** The input that says how many items a page has. */
  readonly size?: string;
}

/** The next page has the next number. */
export function byPage(key: string, { first = 1, size }: Counting = {}): NextPage {
  return (page) => counted(page, size, () => step(page, key, Number(page.input[key] ?? first) + 1));
}

/** The next page begins so many items further on. */
export function byOffset(key: string, { size }: Counting = {}): NextPage {
  return (page) =>
    counted(page, size, () => step(page, key, Number(page.input[key] ?? 0) + page.items.length));
}

/** A page without items, or with fewer than were asked for, is the last. */
function counted({ items, input }: Page, size: string | undefined, next: () => Ask): Ask | undefined {
  const wanted = size === undefined ? undefined : input[size];
  return items.length === 0 || (typeof wanted === 'number' && items.length < wanted) ? undefined : next();
}

function step({ operation, input }: Page, key: string, value: unknown): Ask {
  return { operation, input: { ...input, [key]: value }, mark: value };
}

/** The answer holds the address of the next page. */
export function byLink(...way: Way): NextPage {
  return (page) => linked(page, at(page.answer.data, way));
}

/** The header `Link` holds the address of the next page. */
export const byLinkHeader: NextPage = (page) => {
  const link = page.answer.response.headers.get('link') ?? '';
  return linked(page, /<([^>]*)>\s*;[^,]*\brel="?next\b/i.exec(link)?.[1]);
};

/** A next page stays with the server of this one: credentials go along. */
function linked({ client, answer, operation, input }: Page, next: unknown): Ask | undefined {
  if (typeof next !== 'string' || next === '') return undefined;
  const servers = client.servers(operation.server);
  const url = new URL(next, answer.response.url || `${servers[0]}/`).href;
  const server = servers.find((one) => url.startsWith(`${one}/`));
  if (server === undefined) throw new CallError('unreadable', 'The next page is at another server.');
  const [path = '', query = ''] = url.slice(server.length).split(/\?(.*)/s);
  const lead: Parameter = (draft) => {
    draft.path = path;
    draft.query.splice(0, draft.query.length, ...(query ? [query] : []));
  };
  // What goes into headers goes there again.
  const parameters = [...(operation.parameters ?? []), lead];
  return { operation: { ...operation, parameters }, input, mark: url };
}

/** A flag in the answer says whether there is more. */
export function whileTrue(way: Way, next: NextPage): NextPage {
  return (page) => (at(page.answer.data, way) === false ? undefined : next(page));
}

function at(data: unknown, way: Way): unknown {
  return way.reduce<unknown>((owner, name) => (owner as Record<string, unknown> | null)?.[name], data);
}
