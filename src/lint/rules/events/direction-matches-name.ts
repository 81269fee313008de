import { defineRule } from '../../rule.js';
import { wordsOf } from '../../words.js';

const SENDING: ReadonlySet<string> = new Set([
  'send',
  'sends',
  'publish',
  'publishes',
  'emit',
  'emits',
  'produce',
  'broadcast',
]);
const RECEIVING: ReadonlySet<string> = new Set([
  'receive',
  'receives',
  'consume',
  'consumes',
  'listen',
  'handle',
  'on',
]);

export default defineRule({
  id: 'events/direction-matches-name',
  severity: 'warn',
  in: 'recommended',
  given: 'exchange',
  only: 'asyncapi',
  why: 'The action is seen from the application that the contract describes; turned round, everybody generates the wrong half.',
  fix: 'Correct `action`, or the name of the operation. Where a document of AsyncAPI 2 means that the application itself publishes, set `perspective: application`.',
  check({ operationId, direction, answers }, { contract, report }) {
    const verb = wordsOf(operationId ?? '')[0]?.toLowerCase() ?? '';
    // A requester sends and then receives the answer, and may be named for either.
    if (answers.length > 0) return;
    // AsyncAPI 2 has no word for the action: who publishes is a client, and so the owner receives.
    const says = (action: string) =>
      contract.dialect.startsWith('2.') ? `is one by which the owner ${action}s` : `has the action ${action}`;
    if (direction === 'received' && SENDING.has(verb))
      report(`The operation "${operationId}" ${says('receive')}, but its name says ${verb}.`);
    if (direction === 'sent' && RECEIVING.has(verb))
      report(`The operation "${operationId}" ${says('send')}, but its name says ${verb}.`);
  },
});
