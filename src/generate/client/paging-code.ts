import type { Json } from '../../kernel/json.js';
import { literal, valueText } from '../print.js';
import type { PagedList } from '../rest/paging.js';
import { type Code, callCode, objectCode } from './code.js';
import type { RuntimeNames } from './runtime-names.js';

/** Where the items of a list are, and how its next page is asked for. */
export function pagingCode(
  { paging }: PagedList,
  use: RuntimeNames,
): Readonly<Record<'items' | 'next', Code>> {
  const { items = [], more } = paging;
  const next = nextCode(paging, use);
  return {
    items: valueText(items),
    next: more === undefined ? next : callCode(use('whileTrue'), [valueText(more), next]),
  };
}

function nextCode({ by, input, next, first, size }: PagedList['paging'], use: RuntimeNames): Code {
  const way = Array.isArray(next) ? next.map(text) : [];
  const terms = {
    ...(first !== undefined && first !== 1 && { first: valueText(first) }),
    ...(size !== undefined && { size: text(size) }),
  };
  const counting = [text(input), ...(Object.keys(terms).length > 0 ? [objectCode(terms)] : [])];
  if (by === 'cursor') return callCode(use('byCursor'), [text(input), ...way]);
  if (by === 'page') return callCode(use('byPage'), counting);
  if (by === 'offset') return callCode(use('byOffset'), counting);
  return way.length > 0 ? callCode(use('byLink'), way) : use('byLinkHeader');
}

function text(value: Json | undefined): Code {
  return literal(String(value));
}
