import type { Exchange } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { isPastTense } from '../../lexicon/past-tense.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { counted, wordsOf } from '../../words.js';

/** Last words of messages that are no events: they ask, answer, or describe a state. */
const NOT_EVENTS =
  /^(command|cmd|query|request|req|response|res|reply|ack|error|ping|pong|heartbeat|hello|goodbye|snapshot|document|state|status|data|info|report|result)$/i;
/** Last words that only say that it is a message. */
const NEUTRAL = /^(event|message|msg|notification|payload|v?\d+)$/i;

export default defineRule({
  id: 'events/name-past-tense',
  severity: 'warn',
  in: 'recommended',
  given: 'contract',
  only: 'asyncapi',
  why: 'An event records what happened; a name in another tense reads as a wish, and consumers treat it as a command.',
  fix: 'Name it after the fact: OrderPlaced, not PlaceOrder.',
  check({ exchanges }, { report }) {
    const events = exchanges.filter(isEvent);
    reportLacking(events, ({ name }) => !wordsOf(name).some(isPastTense), {
      everywhere: (all) =>
        report(
          `No event is named in the past tense (${counted(all.length, 'event')}: "${all[0]?.name}"…); OrderPlaced is wanted.`,
        ),
      here: (event) =>
        report(
          `The event "${event.name}" does not say what happened: a past tense such as OrderPlaced is wanted.`,
          at(event, 'name'),
        ),
    });
  },
});

/** A message that its owner sends of its own accord, and that is not called something else. */
function isEvent({ direction, answers, name }: Exchange): boolean {
  if (direction === 'received' || answers.length > 0) return false;
  const words = wordsOf(name);
  while (NEUTRAL.test(words.at(-1) ?? '')) words.pop();
  return words.length > 0 && !NOT_EVENTS.test(words.at(-1) ?? '');
}
