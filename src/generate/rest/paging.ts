import type { JsonObject } from '../../kernel/json.js';
import { LIST_MEMBERS, type Operation, type Parameter, roleOf, type Schema } from '../../model/index.js';
import type { Names } from '../../names/index.js';
import { itemsOf, propertiesOf, propertyOf, typesOf } from '../shape/lookup.js';
import { sentParameters } from './input.js';
import { contentsOf, heldAs } from './media.js';
import { statusesOf } from './status.js';

/** A list that an operation answers in pages. */
export interface PagedList {
  /** What the runtime needs to know to go on. */
  readonly paging: JsonObject;
  readonly item: Schema | undefined;
}

type Way = readonly string[];

/** Undefined for an operation that answers no list, or does not say how it goes on. */
export function pagedListOf(names: Names, operation: Operation): PagedList | undefined {
  if (operation.method !== 'GET') return undefined;
  const success = statusesOf(operation).declared.find((declared) => declared.success)?.response;
  const content = success?.payload && contentsOf(success.payload)[0];
  if (!success || !content?.schema || heldAs(content.mediaType) !== 'json') return undefined;
  const body = content.schema;
  const items = wayToList(body);
  if (!items) return undefined;
  const hasLink = success.headers.some(({ name }) => name.toLowerCase() === 'link');
  const next = stepOf({ names, operation, body, hasLink });
  if (!next) return undefined;
  const more = wayTo(body, MORE, (schema) => typesOf(schema)?.has('boolean') ?? false);
  return {
    paging: { items: [...items], ...(more && { more: [...more] }), ...next },
    item: itemsOf(items.reduce<Schema>((owner, name) => propertyOf(owner, name) ?? owner, body)),
  };
}

/** The body itself, a member that is named as lists are, or the only one that is a list. */
function wayToList(body: Schema): Way | undefined {
  const isList = (schema: Schema | undefined): boolean => (schema && typesOf(schema)?.has('array')) ?? false;
  if (isList(body)) return [];
  const lists = [...propertiesOf(body)].flatMap(([name, schema]) => (isList(schema) ? [name] : []));
  const named = LIST_MEMBERS.find((name) => lists.includes(name));
  const [only, ...others] = lists;
  const name = named ?? (others.length === 0 ? only : undefined);
  return name === undefined ? undefined : [name];
}

interface Scene {
  readonly names: Names;
  readonly operation: Operation;
  readonly body: Schema;
  readonly hasLink: boolean;
}

const CURSOR = /^(.*\W)?(cursor|token|after|marker|starting\W?after|continuation\W?token)$/i;
const CURSORS =
  /^(next\W?(cursor|token|page\W?token|marker|key)?|cursor|end\W?cursor|last\W?id|continuation\W?token|marker|after)$/i;
const PAGE = /^(.*\W)?page(\W?(number|index|no))?$/i;
const OFFSET = /^(.*\W)?(offset|skip|start|start\W?index)$/i;
const ADDRESS = /^(next|next\W?(link|url|href|page\W?ur[il]))$/i;
const MORE = /^(has\W?(more|next|next\W?page)|more)$/i;

/** How the next page is asked for: by what the answer holds before what the caller has to count. */
function stepOf({ names, operation, body, hasLink }: Scene): JsonObject | undefined {
  const keys = names.parameters(sentParameters(operation));
  const queries = [...keys].filter(([{ in: place }]) => place === 'query');
  const positions = queries.filter(([parameter]) => roleOf(parameter) === 'position');
  const byName = (pattern: RegExp) => positions.find(([{ name }]) => pattern.test(plain(name)));
  const cursor = byName(CURSOR);
  const next = cursor && wayTo(body, CURSORS, isScalar);
  if (cursor && next) return { by: 'cursor', input: cursor[1], next: [...next] };
  const address = wayTo(body, ADDRESS, isText);
  if (address && (positions.length > 0 || isAddress(body, address)))
    return { by: 'link', next: [...address] };
  const size = queries.find(([parameter]) => roleOf(parameter) === 'size')?.[1];
  const page = byName(PAGE);
  if (page && isCounted(page[0]))
    return { by: 'page', input: page[1], first: firstPage(page[0]), ...(size !== undefined && { size }) };
  const offset = byName(OFFSET);
  if (offset && isCounted(offset[0]))
    return { by: 'offset', input: offset[1], ...(size !== undefined && { size }) };
  return hasLink ? { by: 'link' } : undefined;
}

/** `page[after]` says after. */
function plain(name: string): string {
  return name.replace(/^\$|^page\[|\]$/g, '').replaceAll('_', '-');
}

const HOLDERS = [
  'links',
  '_links',
  'meta',
  'metadata',
  'page',
  'paging',
  'pagination',
  'pageInfo',
  'page_info',
  'cursors',
];

/** The way to a member of the body, or of one of those that hold what is said of a page. */
function wayTo(body: Schema, name: RegExp, isFit: (schema: Schema) => boolean): Way | undefined {
  const below = (owner: Schema, way: Way, depth: number): Way | undefined => {
    const fit = [...propertiesOf(owner)].flatMap(([member, schema]) =>
      name.test(member.replaceAll('_', '-')) && isFit(schema) ? [member] : [],
    );
    // What says that it is of the next page is, whatever else may be.
    const found = fit.find((member) => /^next/i.test(member)) ?? fit[0];
    if (found !== undefined) return [...way, found];
    if (depth === 0) return undefined;
    for (const holder of HOLDERS) {
      const schema = propertyOf(owner, holder);
      const inner = schema && below(schema, [...way, holder], depth - 1);
      if (inner) return inner;
    }
    return undefined;
  };
  return below(body, [], 2);
}

function isText(schema: Schema): boolean {
  return typesOf(schema)?.has('string') ?? false;
}

function isScalar(schema: Schema): boolean {
  const types = typesOf(schema);
  return types !== undefined && ['string', 'integer', 'number'].some((type) => types.has(type as 'string'));
}

/** A `next` among links, or one that is said to be a URI; others may be anything. */
function isAddress(body: Schema, way: Way): boolean {
  const schema = way.reduce<Schema | undefined>((owner, name) => owner && propertyOf(owner, name), body);
  return (
    way.some((name) => /^_?links$/.test(name)) ||
    /^ur[il]/.test(schema?.format ?? '') ||
    /ur[il]|link/i.test(way.at(-1) ?? '')
  );
}

function isCounted({ schema }: Parameter): boolean {
  const types = schema && typesOf(schema);
  return types !== undefined && (types.has('integer') || types.has('number'));
}

/** Pages are counted from 1, unless the contract says that 0 is one. */
function firstPage({ schema }: Parameter): number {
  if (typeof schema?.default === 'number') return schema.default;
  return schema?.minimum === 0 ? 0 : 1;
}
