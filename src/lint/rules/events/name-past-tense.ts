import type { Exchange } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { isPastTense } from '../../lexicon/past-tense.js';
import { commandIn } from '../../lexicon/verbs.js';
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
  options: {
    verbs: [] as string[],
    pastTenses: [] as string[],
    acronyms: [] as string[],
    nouns: 'allowed' as 'allowed' | 'refused',
  },
  why: 'An event records what happened; a name in another tense reads as a wish, and consumers treat it as a command.',
  fix: 'Name it after the fact: OrderPlaced, not PlaceOrder. The options `verbs`, `pastTenses` and `acronyms` add words of your domain; `nouns: refused` asks it of every name.',
  check({ exchanges }, { options, report }) {
    const { acronyms, verbs, pastTenses, nouns } = options;
    const fault = ({ name }: Exchange): string | undefined => {
      const words = named(name, acronyms);
      if (words.some((word) => isPastTense(word, pastTenses))) return undefined;
      const verb = commandIn(words, verbs);
      return verb === undefined ? NOUN : `says "${verb}", as a command does`;
    };
    // A message that is named like a thing carries its state, and need not be an event.
    const events = exchanges
      .filter((exchange) => isEvent(exchange, acronyms))
      .filter((event) => nouns === 'refused' || fault(event) !== NOUN);
    reportLacking(events, (event) => fault(event) !== undefined, {
      everywhere: (all) =>
        report(
          `No event is named in the past tense (${counted(all.length, 'event')}: "${all[0]?.name}"…); OrderPlaced is wanted.`,
        ),
      here: (event) =>
        report(
          `The event "${event.name}" ${fault(event)}; a past tense such as OrderPlaced is wanted.`,
          at(event, 'name'),
        ),
    });
  },
});

const NOUN = 'does not say what happened';

/** The words that say what it is, without those that only say that it is a message. */
function named(name: string, acronyms: readonly string[]): string[] {
  const words = wordsOf(name, acronyms);
  while (NEUTRAL.test(words.at(-1) ?? '')) words.pop();
  return words;
}

/** A message that its owner sends of its own accord, and that is not called something else. */
function isEvent(
  { direction, answers, name, summary, description }: Exchange,
  acronyms: readonly string[],
): boolean {
  if (direction === 'received' || answers.length > 0) return false;
  // The author says what it is: a command may be named as one.
  if (/^\W*(an? |the )?(command|request)\b/i.test(summary ?? description ?? '')) return false;
  const words = named(name, acronyms);
  return words.length > 0 && !NOT_EVENTS.test(words.at(-1) ?? '');
}
