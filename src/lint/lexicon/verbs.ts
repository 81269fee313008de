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
    'deactivate decline decode decrypt deploy detach disable disconnect dismiss enable encode encrypt execute expire ' +
    'find generate handle join make notify perform publish reactivate receive register reject renew replace resend ' +
    'resolve restore resume revoke rotate send submit subscribe suspend terminate trigger unassign unlock unpublish ' +
    'unsubscribe validate verify'
  ).split(' '),
);
