import type { Header, MediaContent, Operation, Parameter, Response, Schema } from '../../model/index.js';
import { isSame } from '../../schema/index.js';
import { type Match, match, matchRenamed } from './match.js';
import { likenessOf } from './rename.js';

/** By method and path; then with the names of path parameters left out, for renaming one changes nothing on the wire. */
export function matchOperations(
  before: readonly Operation[],
  after: readonly Operation[],
): Match<Operation>[] {
  const pairs = match(
    before,
    after,
    ({ key }) => key,
    ({ method, path }) => `${method} ${templateOf(path)}`,
  );
  return matchRenamed(pairs, confidenceOfMove);
}

/**
 * That an operation is the same at another path or by another method: surely when its id says so, very likely when
 * only the version in its path differs, and perhaps when both paths are alike and lead to the same parameters.
 */
function confidenceOfMove(before: Operation, after: Operation): number {
  if (before.id !== undefined && before.id === after.id) return 1;
  if (before.method !== after.method) return 0;
  const [old, now] = [before.path, after.path].map((path) => templateOf(path).replace(/\/v\d+(?=\/)/, ''));
  if (old === now) return 0.95;
  if (before.id !== undefined && after.id !== undefined) return 0;
  const inPath = ({ path }: Operation) => namesIn(path).length;
  return inPath(before) === inPath(after) ? 0.9 * likenessOf(before.path, after.path) : 0;
}

/** `/orders/{}/lines/{}` of `/orders/{orderId}/lines/{line}`. */
export function templateOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}');
}

/** Path parameters by their position in the template, others by place and name; then by name, if only the place moved. */
export function matchParameters(
  before: { readonly parameters: readonly Parameter[]; readonly path?: string },
  after: { readonly parameters: readonly Parameter[]; readonly path?: string },
): Match<Parameter>[] {
  const key = (owner: { readonly path?: string }) => (parameter: Parameter) => {
    if (parameter.in === 'header') return `header ${parameter.name.toLowerCase()}`;
    const position = parameter.in === 'path' ? namesIn(owner.path).indexOf(parameter.name) : -1;
    return position < 0 ? `${parameter.in} ${parameter.name}` : `path #${position}`;
  };
  const sides = new Map<Parameter, string>();
  for (const parameter of before.parameters) sides.set(parameter, key(before)(parameter));
  for (const parameter of after.parameters) sides.set(parameter, key(after)(parameter));
  const pairs = match(
    before.parameters,
    after.parameters,
    (parameter) => sides.get(parameter),
    ({ name }) => name,
  );
  return matchRenamed(pairs, confidenceOfRenaming);
}

/** That a parameter is the same under another name: it stands in the same place, takes the same values, and its names are alike. */
function confidenceOfRenaming(before: Parameter, after: Parameter): number {
  if (before.in !== after.in || !before.schema || !after.schema) return 0;
  if (!isSame(before.schema, after.schema)) return 0;
  return before.lifecycle.replacedBy === after.name ? 1 : 0.95 * likenessOf(before.name, after.name);
}

/** The names in the braces of a path or address, in order. */
export function namesIn(path = ''): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}

/**
 * By status. A status that one version does not list is paired with what covers it there: its range (`2XX`), or
 * `default` for errors; a success
 * that came with one that says the same where it went.
 */
export function matchResponses(before: readonly Response[], after: readonly Response[]): Match<Response>[] {
  const pairs = match(before, after, ({ status }) => status).map((pair): Match<Response> => {
    const cover = pair.before ? coverOf(pair.before, after) : coverOf(pair.after, before);
    if (!cover || (pair.before && pair.after)) return pair;
    return pair.before ? { before: pair.before, after: cover } : { before: cover, after: pair.after };
  });
  const covered = pairs.filter(({ before: b, after: a }) => b && a);
  const left = pairs.filter(
    (pair) =>
      covered.includes(pair) ||
      !covered.some((one) => one.before === pair.before || one.after === pair.after),
  );
  return matchRenamed(left, confidenceOfStatus);
}

/** That one success is the other under a new status: very likely when it says the same, perhaps when neither says anything. */
function confidenceOfStatus(before: Response, after: Response): number {
  if (![before, after].every(({ status }) => /^2\d\d$/.test(status))) return 0;
  const [old, now] = [before, after].map(({ payload }) => payload?.content ?? []);
  if (!old || !now || old.length !== now.length) return 0;
  if (old.length === 0) return 0.7;
  return old.every((one) => now.some((other) => isSameContent(one, other))) ? 0.95 : 0;
}

function isSameContent(one: MediaContent, other: MediaContent): boolean {
  const isSameOrNone = (a: Schema | undefined, b: Schema | undefined) => (a && b ? isSame(a, b) : a === b);
  return (
    one.mediaType === other.mediaType &&
    isSameOrNone(one.schema, other.schema) &&
    isSameOrNone(one.itemSchema, other.itemSchema)
  );
}

function coverOf({ status }: Response, others: readonly Response[]): Response | undefined {
  const range = others.find(
    (other) => /^\d\d\d$/.test(status) && other.status.toUpperCase() === `${status[0]}XX`,
  );
  return range ?? (/^[45]/.test(status) ? others.find((other) => other.status === 'default') : undefined);
}

/** Header names have no case. */
export function matchHeaders(before: readonly Header[], after: readonly Header[]): Match<Header>[] {
  return match(before, after, ({ name }) => name.toLowerCase());
}

/** A status is the consumer's to see; `default` only says what comes with those that are not listed. */
export function statusOf({ before, after }: Match<Response>): string {
  return (before?.status === 'default' ? after : before)?.status ?? after?.status ?? 'default';
}

/** By media type; then without its parameters (`charset`); then the only one with a range that covers it. */
export function matchContent(
  before: readonly MediaContent[],
  after: readonly MediaContent[],
): Match<MediaContent>[] {
  const bare = ({ mediaType }: MediaContent) => mediaType.split(';')[0]?.trim();
  const family = (content: MediaContent) =>
    [...before, ...after].some(isRange) ? bare(content)?.split('/')[0] : undefined;
  return match(before, after, ({ mediaType }) => mediaType, bare, family);
}

/** A message has one media type; when it is another, that is told of the message. */
export function matchMessageContent(
  before: readonly MediaContent[],
  after: readonly MediaContent[],
): Match<MediaContent>[] {
  const [was, is] = [before[0], after[0]];
  if (before.length !== 1 || after.length !== 1 || !was || !is) return matchContent(before, after);
  return [{ before: was, after: is }];
}

function isRange({ mediaType }: MediaContent): boolean {
  return mediaType.includes('/*');
}
