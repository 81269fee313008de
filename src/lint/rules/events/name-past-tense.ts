import { isPastTense } from '../../lexicon/past-tense.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { wordsOf } from '../../words.js';

/** Last words of messages that are no events, and those that only say that it is one. */
const NOT_EVENTS =
  /^(command|cmd|query|request|req|response|res|reply|ack|error|ping|pong|heartbeat|snapshot|document)$/i;
const NEUTRAL = /^(event|message|msg|notification|payload|v?\d+)$/i;

export default defineRule({
  id: 'events/name-past-tense',
  severity: 'warn',
  in: 'recommended',
  given: 'exchange',
  only: 'asyncapi',
  why: 'An event records what happened; a name in another tense reads as a wish, and consumers treat it as a command.',
  fix: 'Name it after the fact: OrderPlaced, not PlaceOrder.',
  check(message, { report }) {
    if (message.direction === 'received' || message.answers.length > 0) return;
    const words = wordsOf(message.name);
    while (NEUTRAL.test(words.at(-1) ?? '')) words.pop();
    if (words.length === 0 || NOT_EVENTS.test(words.at(-1) ?? '') || words.some(isPastTense)) return;
    report(
      `The event "${message.name}" does not say what happened: a past tense such as OrderPlaced is wanted.`,
      at(message, 'name'),
    );
  },
});
