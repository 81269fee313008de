import { at } from '../../place.js';
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
  'produces',
  'broadcast',
  'broadcasts',
]);
const RECEIVING: ReadonlySet<string> = new Set([
  'receive',
  'receives',
  'consume',
  'consumes',
  'listen',
  'listens',
  'handle',
  'handles',
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
  check({ operationId, direction, answers, carrier }, { contract, report }) {
    // A requester sends and then receives the answer, and may be named for either.
    if (answers.length > 0 || direction === 'unknown') return;
    const isReceived = direction === 'received';
    const [contrary, agreeing] = isReceived ? [SENDING, RECEIVING] : [RECEIVING, SENDING];
    const action = isReceived ? 'receive' : 'send';
    // AsyncAPI 2 has no word for the action: who publishes is a client, and so the owner receives.
    const says = contract.dialect.startsWith('2.')
      ? `is one by which the owner ${action}s`
      : `has the action ${action}`;
    const inName = wordsOf(operationId ?? '')[0]?.toLowerCase() ?? '';
    const inSummary = wordsOf(carrier?.summary ?? '')[0]?.toLowerCase() ?? '';
    const name = operationId === undefined ? 'The operation' : `The operation "${operationId}"`;
    if (contrary.has(inName)) report(`${name} ${says}, but its name says ${inName}.`, carrier?.at);
    // Whose view a summary takes, AsyncAPI 2 leaves to its author.
    else if (
      contrary.has(inSummary) &&
      !agreeing.has(inName) &&
      !contract.dialect.startsWith('2.') &&
      carrier
    )
      report(`${name} ${says}, but its summary says ${inSummary}.`, at(carrier, 'summary'));
  },
});
