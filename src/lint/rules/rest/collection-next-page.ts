import { roleOf, type Schema } from '../../../model/index.js';
import { type Listing, listingOf } from '../../listing.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { propertyNames, propertyOf } from '../../shape.js';
import { listed } from '../../words.js';

/** Names of members that tell whether, or where, there is more. */
const MORE =
  /^_?(next|next[-_]?(page|token|cursor|link|url|href|marker|page[-_]?token)|has[-_]?(more|next)|more|cursors?|end[-_]?cursor|(start|last|starting|ending)[-_]?(after|key|token)|total([-_]?\w+)?|count|page[-_]?count|last|offset|position|marker|continuation[-_]?token|is[-_]?last([-_]?page)?)$/i;
/** Members that hold such names. */
const HOLDERS =
  /^_?(links?|meta(data)?|page|paging|pagination|page[-_]?info|cursors?|response[-_]?metadata)$/i;

export default defineRule({
  id: 'rest/collection-next-page',
  severity: 'info',
  in: 'recommended',
  given: 'operation',
  why: 'A caller who must find out for itself where a list ends asks for one page too many, or misses the last.',
  fix: 'Answer `links.next`, a cursor, the total, or a Link header.',
  check(operation, { report }) {
    const listing = listingOf(operation);
    const isPaged = operation.parameters.some((parameter) => roleOf(parameter) === 'position');
    if (!listing || !isPaged || tellsMore(listing)) return;
    const found = listed(propertyNames(listing.body).slice(0, 5)) || 'the list alone';
    report(
      `The pages of ${operation.key} hold ${found}, and do not say whether there is a next one: links.next is wanted.`,
      at(listing.response),
    );
  },
});

function tellsMore({ response, body }: Listing): boolean {
  if (response.headers.some(({ name }) => /^link$|next|total|count|cursor/i.test(name))) return true;
  return (
    namesMore(body) ||
    propertyNames(body).some((name) => HOLDERS.test(name) && isOpen(propertyOf(body, name)))
  );
}

/** A holder that declares nothing may hold anything. */
function isOpen(holder: Schema | undefined): boolean {
  return (
    propertyNames(holder).length === 0 ||
    namesMore(holder) ||
    propertyNames(holder).some((name) => HOLDERS.test(name))
  );
}

function namesMore(schema: Schema | undefined): boolean {
  return propertyNames(schema).some((name) => MORE.test(name));
}
