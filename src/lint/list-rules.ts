import type { ListedRule, listRules as list } from './spectral/list-rules.js';

export type { ListedRule } from './spectral/list-rules.js';

/** All rules that there are for a contract, by id. Loads Spectral when it is asked. @throws TenonError RULESET_UNREADABLE */
export async function listRules(...asked: Parameters<typeof list>): Promise<ListedRule[]> {
  return (await import('./spectral/list-rules.js')).listRules(...asked);
}
