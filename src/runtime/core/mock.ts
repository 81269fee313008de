import { Refusal } from './envelope.js';
import { type Preferences, preferencesOf, preferenceText } from './prefer.js';
import type { Answer, Context, ServerRoute } from './route.js';
import { accepted } from './server-media.js';

/** What a mock may answer with in one media type. */
export interface MockContent {
  /** The contract's own examples, by name. */
  readonly examples?: Readonly<Record<string, unknown>>;
  /** Values that were made from the schema. */
  readonly samples?: readonly unknown[];
  /** The values are lists, whose items are sent one after another: as events, or as lines. */
  readonly stream?: 'events' | 'lines';
}

/** A declared answer. */
export interface MockAnswer {
  readonly headers?: Readonly<Record<string, string>>;
  /** By media type, as the route has it; none for an answer without a body. */
  readonly content?: Readonly<Record<string, MockContent>>;
}

/** The answers of an operation by status: `200`, `4XX`, `default`. */
export type MockAnswers = Readonly<Record<string, MockAnswer>>;

/** The answers of an operation, by the id of its route. */
export type MockSource = (id: string) => MockAnswers | undefined | Promise<MockAnswers | undefined>;

/** A handler for each route that answers with examples; what the caller prefers (RFC 7240) decides which. */
export function mockHandlers(
  routes: readonly ServerRoute[],
  source: MockSource,
): Readonly<Record<string, (input: unknown, context: Context<unknown, unknown>) => Promise<Answer>>> {
  const handlers = routes.map((route) => {
    let calls = 0;
    const handle = async (_input: unknown, { headers }: Context<unknown, unknown>): Promise<Answer> => {
      const answers = (await source(route.id)) ?? {};
      const preferences = preferencesOf(headers.get('prefer'));
      return answerOf(route, answers, { preferences, accept: headers.get('accept'), call: calls++ });
    };
    return [route.id, handle] as const;
  });
  return Object.assign(Object.create(null), Object.fromEntries(handlers));
}

interface Wish {
  readonly preferences: Preferences;
  readonly accept: string | null;
  /** How many calls of the operation came before. */
  readonly call: number;
}

/** @throws Refusal 501 */
function answerOf(route: ServerRoute, answers: MockAnswers, wish: Wish): Answer {
  const applied = new Map<string, string>();
  const chosen = statusOf(answers, wish, applied);
  if (!chosen) return { status: 204 };
  const { status, answer } = chosen;
  const content = answer.content ?? {};
  const body = Object.keys(content).length === 0 ? undefined : bodyOf(content, wish, applied);
  if (body === null) throw nothingToShow(route, status);
  if (wish.preferences.get('handling') === 'strict') refuseUnmet(wish.preferences, applied);
  const headers = {
    ...answer.headers,
    ...(body?.mediaType !== undefined && { 'content-type': body.mediaType }),
    ...(applied.size > 0 && { 'preference-applied': preferenceText(applied) }),
    ...(wish.preferences.size > 0 && { vary: 'Prefer' }),
  };
  return { status, headers, ...(body && { body: body.value }) };
}

interface Chosen {
  readonly status: number;
  readonly answer: MockAnswer;
}

/** The answer that the caller asked for, has an example of, or would get if all went well. */
function statusOf(
  answers: MockAnswers,
  { preferences }: Wish,
  applied: Map<string, string>,
): Chosen | undefined {
  const code = preferences.get('code') ?? '';
  const asked = /^[2-5]\d\d$/.test(code) ? declared(answers, code) : undefined;
  if (asked) {
    applied.set('code', code);
    return { status: Number(code), answer: asked };
  }
  const statuses = Object.keys(answers).sort((a, b) => rankOf(a) - rankOf(b));
  const name = preferences.get('example');
  const named = name === undefined ? undefined : statuses.find((status) => hasExample(answers[status], name));
  const status = named ?? statuses[0];
  const answer = status === undefined ? undefined : answers[status];
  return answer && status !== undefined ? { status: concrete(status), answer } : undefined;
}

/** Success comes first, the most exact of it; and what went wrong last. */
function rankOf(status: string): number {
  if (status === 'default') return 299.5;
  if (/^[2345]/.test(status))
    return /^\d+$/.test(status) ? Number(status) : Number(status.charAt(0)) * 100 + 99;
  return 1_000;
}

function concrete(status: string): number {
  if (status === 'default') return 200;
  return Number(status.replaceAll('X', '0'));
}

function declared(answers: MockAnswers, code: string): MockAnswer | undefined {
  const { default: fallback } = answers;
  return answers[code] ?? answers[`${code.charAt(0)}XX`] ?? fallback;
}

function hasExample(answer: MockAnswer | undefined, name: string): boolean {
  return Object.values(answer?.content ?? {}).some(
    ({ examples }) => examples && Object.hasOwn(examples, name),
  );
}

interface Body {
  readonly mediaType: string | undefined;
  readonly value: unknown;
}

/** A body in the media type that the caller likes best; null where there is none to show. */
function bodyOf(
  content: Readonly<Record<string, MockContent>>,
  wish: Wish,
  applied: Map<string, string>,
): Body | null {
  const all = Object.keys(content);
  const name = wish.preferences.get('example');
  const offered = [
    all.filter((type) => name !== undefined && Object.hasOwn(content[type]?.examples ?? {}, name)),
    all.filter((type) => valueIn(content[type], wish) !== undefined),
  ];
  for (const types of offered) {
    // A refusal that the caller cannot read tells more than none.
    const type = accepted(wish.accept, types) ?? (types === offered[1] ? types[0] : undefined);
    const one = type === undefined ? undefined : content[type];
    if (type === undefined || one === undefined) continue;
    return {
      mediaType: type.includes('*') ? undefined : type,
      value: shown(one, valueIn(one, wish, applied)),
    };
  }
  return null;
}

/** The example that was named, what was made anew, or the first that there is. */
function valueIn(
  content: MockContent | undefined,
  { preferences, call }: Wish,
  applied: Map<string, string> = new Map(),
): unknown {
  const { examples = {}, samples = [] } = content ?? {};
  const name = preferences.get('example');
  if (name !== undefined && Object.hasOwn(examples, name)) {
    applied.set('example', name);
    return examples[name];
  }
  if (preferences.get('dynamic') === 'true' && samples.length > 0) {
    applied.set('dynamic', 'true');
    return samples[call % samples.length];
  }
  return [...Object.values(examples), ...samples][0];
}

/** Items go out one after another; what is written as a stream already goes as it is. */
function shown({ stream }: MockContent, value: unknown): unknown {
  return stream && Array.isArray(value) ? itemsOf(value, stream) : value;
}

async function* itemsOf(items: readonly unknown[], stream: 'events' | 'lines'): AsyncGenerator<unknown> {
  for (const [index, item] of items.entries())
    yield stream === 'lines' ? item : { id: String(index + 1), ...eventOf(item) };
}

/** An item that the contract describes as a whole event, or the data of one. */
function eventOf(item: unknown): object {
  if (typeof item !== 'object' || item === null || !('data' in item)) return { data: item };
  const isWhole = Object.keys(item).every((key) => ['data', 'event', 'id', 'retry'].includes(key));
  if (!isWhole) return { data: item };
  const { retry: retryMs, ...event } = item as { readonly data: unknown; readonly retry?: unknown };
  return { ...event, ...(typeof retryMs === 'number' && { retryMs }) };
}

function nothingToShow({ method, path }: ServerRoute, status: number): Refusal {
  const detail = `No body of ${status} of ${method} ${path} could be made from its schema: give it an example.`;
  return new Refusal(501, { code: 'NO_EXAMPLE', title: 'Nothing to show', detail });
}

/** Preferences are passed over that cannot be met, as RFC 7240 says, unless the caller is strict. @throws Refusal 400 */
function refuseUnmet(preferences: Preferences, applied: Preferences): void {
  const unmet = ['code', 'example', 'dynamic'].filter((name) => preferences.has(name) && !applied.has(name));
  if (unmet.length === 0) return;
  const detail = `The contract has no answer for ${unmet.map((name) => `${name}=${preferences.get(name)}`).join(', ')}.`;
  throw new Refusal(400, { code: 'PREFERENCE_UNMET', title: 'No such answer', detail });
}
