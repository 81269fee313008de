/** Verbs that only repeat an HTTP method: no path segment begins with one of them. */
export const METHOD_VERBS: ReadonlySet<string> = new Set(
  'get fetch retrieve create insert modify delete remove destroy upsert'.split(' '),
);

/** Those that repeat a method when they stand alone, and are no verbs in `add-ons`, `update-logs` or `new-arrivals`. */
export const LONE_METHOD_VERBS: ReadonlySet<string> = new Set('add edit new save update'.split(' '));

/**
 * Verbs of actions. Those that often begin the name of a thing are left out: `upload-sessions`, `export-jobs`,
 * `search-results`, `check-runs`, `refresh-tokens`, `order-lines`.
 */
export const ACTION_VERBS: ReadonlySet<string> = new Set(
  (
    'accept activate apply approve assign attach authenticate authorize calculate cancel compute confirm ' +
    'deactivate decline decode decrypt detach disable disconnect dismiss enable encode encrypt execute expire ' +
    'find generate handle join make notify perform publish reactivate receive register reject renew replace resend ' +
    'resolve restore resume revoke rotate send submit subscribe suspend terminate trigger unassign unlock unpublish ' +
    'unsubscribe validate verify'
  ).split(' '),
);

/** What somebody asks for, or does now, wherever it stands in a name: OrderCancel, GroupArchive. */
const COMMANDS: ReadonlySet<string> = new Set(
  (
    'abort add adjust allow allocate append archive ban become begin bind block broadcast build buy change choose clear close ' +
    'collapse collect complete connect copy create delete deliver deny depart destroy discard dispatch do edit ' +
    'emit enter escalate evict exit expand fail fetch finish fulfil fulfill get give go grant grow hide ignore import ' +
    'increase decrease insert install invite keep launch leave load lock lose merge migrate modify move mute occur ' +
    'onboard open patch pause pin provision quit read reassign rebuild recalculate reconnect recover redeem refuse refresh ' +
    'reindex relocate remove rename reopen reorder repeat reschedule reset resize restart restock retrieve retry return reverse ' +
    'rewrite save scale seek select sell shutdown shut sign spawn spend split start stop store subtract succeed swap switch ' +
    'sync synchronize synchronise take tell terminate throw transmit unarchive unban unbind unblock unfollow uninstall ' +
    'unlink unmute unpin unshare update upgrade upload download upsert write'
  ).split(' '),
);

/** Verbs only where a noun follows: PlaceOrder asks for something, and MarketPlace does not. */
const LEADING: ReadonlySet<string> = new Set(
  (
    'answer ask bill book call check charge count debit credit dim download draw drop export feed fill flag follow hire hold invoice ' +
    'issue join label like link list log mark measure note notify offer order pay pick place plan post process ' +
    'purchase put query queue rank rate record refund release rent report request reserve review route run ' +
    'schedule search send set share ship show sort stream tag track trade transfer turn use view visit vote withdraw'
  ).split(' '),
);

/**
 * The verb in the present tense that makes a name a command: the first word, or the last one where it can be nothing
 * else. `more` are a team's own.
 */
export function commandIn(words: readonly string[], more: readonly string[] = []): string | undefined {
  const lower = words.map((word) => word.toLowerCase());
  const first = lower[0] ?? '';
  const last = lower.at(-1) ?? '';
  const isVerb = (word: string) => COMMANDS.has(word) || more.includes(word);
  if (
    isVerb(first) ||
    (lower.length > 1 && (LEADING.has(first) || METHOD_VERBS.has(first) || ACTION_VERBS.has(first)))
  )
    return first;
  return isVerb(last) || METHOD_VERBS.has(last) || ACTION_VERBS.has(last) ? last : undefined;
}
