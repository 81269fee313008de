import type { Problem } from '../kernel/problem.js';
import type { Contract } from '../model/index.js';
import { checkCall } from './call.js';
import { checkMessage } from './message.js';
import { noteTo } from './note.js';
import type { Pact } from './pact-file.js';
import { routeOf } from './route.js';

export interface StaticResult {
  readonly problems: readonly Problem[];
  readonly interactions: number;
  /** Keys of the operations and messages that at least one interaction uses. */
  readonly covered: readonly string[];
}

/** Checks what consumers expect against what the contract promises, without running anything. */
export async function checkPacts(contract: Contract, pacts: readonly Pact[]): Promise<StaticResult> {
  const problems: Problem[] = [];
  const used = new Set<string>();
  for (const pact of pacts) {
    const note = noteTo(problems, pact);
    for (const call of pact.calls) {
      const route = routeOf(contract, call.method, call.path);
      if (route) used.add(route.operation.key);
      await checkCall(contract, call, route, note);
    }
    for (const message of pact.messages) {
      const exchange = await checkMessage(contract, message, note);
      if (exchange) used.add(exchange.key);
    }
  }
  const interactions = pacts.reduce((sum, { calls, messages }) => sum + calls.length + messages.length, 0);
  return { problems, interactions, covered: offered(contract).filter((key) => used.has(key)) };
}

/** What a consumer could use, and so a pact could cover. */
export function offered(contract: Contract): string[] {
  const sent = contract.exchanges.filter(({ direction }) => direction !== 'received');
  return [...contract.operations, ...sent].map(({ key }) => key);
}
