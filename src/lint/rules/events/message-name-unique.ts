import { keyOf } from '../../../kernel/place.js';
import type { Exchange } from '../../../model/index.js';
import { target } from '../../../model/index.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'events/message-name-unique',
  severity: 'warn',
  in: 'recommended',
  given: 'contract',
  only: 'asyncapi',
  why: 'A message becomes a type, and consumers choose their handler by its name: two of one name are one of them by chance.',
  fix: 'Give each message its own name, or refer to one definition from both places.',
  check({ exchanges }, { report }) {
    const owners = new Map<string, Exchange>();
    for (const exchange of exchanges) {
      for (const word of ['name', 'messageId'] as const) {
        const name = word === 'name' ? exchange.message?.ownName : exchange.message?.id;
        if (name === undefined) continue;
        const key = `${word} ${name}`;
        const other = owners.get(key);
        if (!other) owners.set(key, exchange);
        else if (keyOf(other.at) !== keyOf(exchange.at) && (word === 'messageId' || differ(other, exchange)))
          report(
            `The message of ${exchange.key} has the ${word} "${name}", as that of ${other.key} has.`,
            at(exchange, word),
          );
      }
    }
  },
});

/** Two messages with one payload, written twice, are one message. */
function differ(one: Exchange, other: Exchange): boolean {
  const [a, b] = [one, other].map(({ payload }) => {
    const content = payload?.content[0];
    return content?.schema ? keyOf(target(content.schema).at) : JSON.stringify(content?.opaque?.value);
  });
  return a !== b;
}
