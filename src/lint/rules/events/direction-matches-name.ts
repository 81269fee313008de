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
  fix: 'Correct `action`, or the name of the operation.',
  check({ operationId, direction, answers }, { report }) {
    const verb = wordsOf(operationId ?? '')[0]?.toLowerCase() ?? '';
    // A requester sends and then receives the answer, and may be named for either.
    if (answers.length > 0) return;
    if (direction === 'received' && SENDING.has(verb))
      report(`The operation "${operationId}" has the action receive, but its name says ${verb}.`);
    if (direction === 'sent' && RECEIVING.has(verb))
      report(`The operation "${operationId}" has the action send, but its name says ${verb}.`);
  },
});
