import type { Exchange } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { jsonContent } from '../../bodies.js';
import { defineRule } from '../../rule.js';
import { propertyOf, valuesOf } from '../../shape.js';
import { counted, listed } from '../../words.js';

export default defineRule({
  id: 'webhooks/payload-typed',
  severity: 'warn',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  options: { members: ['type', 'eventType', 'event', 'event_type'] },
  why: 'All webhooks arrive at one URL: the receiver can only tell them apart by what the payload says of itself.',
  fix: 'Give each payload a required property `type` with a value of its own: `const: order.paid`.',
  check({ exchanges }, { options, report }) {
    const webhooks = exchanges.filter(({ via }) => via === 'webhook');
    const members = listed(options.members, 'or');
    reportLacking(webhooks, (webhook) => typesOf(webhook, options.members).length === 0, {
      everywhere: (all) =>
        report(`No webhook's payload has a constant ${members} (${counted(all.length, 'webhook')}).`),
      here: (webhook) => report(`The payload of the ${webhook.key} has no constant ${members}.`, webhook.at),
    });
    const owners = new Map<string, string>();
    for (const webhook of webhooks) {
      for (const type of typesOf(webhook, options.members)) {
        const other = owners.get(type);
        if (other) report(`The ${webhook.key} has the same type "${type}" as the ${other}.`, webhook.at);
        owners.set(type, other ?? webhook.key);
      }
    }
  },
});

/** The values by which a webhook's payload can be known; none when nothing limits them. */
function typesOf(webhook: Exchange, members: readonly string[]): readonly string[] {
  const schema = jsonContent(webhook.payload)?.schema;
  const property = members.map((member) => propertyOf(schema, member)).find((member) => member !== undefined);
  return valuesOf(property)?.map(String) ?? [];
}
