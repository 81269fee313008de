/** Verbs that only repeat an HTTP method: they never belong in a path. */
export const METHOD_VERBS: ReadonlySet<string> = new Set(
  'get fetch retrieve read create add insert new update edit modify delete remove destroy save upsert'.split(
    ' ',
  ),
);

/**
 * Verbs that are not nouns as well, so that a path word which is one of them names an action. `search`, `report`,
 * `order`, `transfer`… are left out: they are good nouns.
 */
export const ACTION_VERBS: ReadonlySet<string> = new Set(
  (
    'accept activate apply approve archive assign attach authenticate authorize calculate cancel check clone close ' +
    'complete compute confirm connect deactivate decline decode decrypt deploy detach disable disconnect dismiss ' +
    'download enable encode encrypt execute expire export find generate get handle import invite join list login ' +
    'logout make mark merge move notify perform publish reactivate receive refresh register reject renew replace ' +
    'resend reset resolve restart restore resume retry revoke rotate run send set share start stop submit subscribe ' +
    'suspend sync terminate trigger unassign unlock unpublish unsubscribe upload validate verify'
  ).split(' '),
);
