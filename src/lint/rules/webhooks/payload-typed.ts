import type { Exchange } from '../../../model/index.js';
import { target } from '../../../model/index.js';
import { jsonContent } from '../../bodies.js';
import { defineRule } from '../../rule.js';
import { propertyOf } from '../../shape.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'webhooks/payload-typed',
  severity: 'warn',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  options: { members: ['type', 'eventType', 'event', 'event_type'] },
  why: 'All webhooks arrive at one URL: the receiver can only tell them apart by what the payload says of itself.',
  fix: 'Give each payload a required property `type` with a value of its own: `const: order.paid`.',
  check(contract, { options, report }) {
    const owners = new Map<string, string>();
    for (const webhook of contract.exchanges.filter(({ via }) => via === 'webhook')) {
      const values = typesOf(webhook, options.members);
      if (!values) {
        report(
          `The payload of the ${webhook.key} has no ${listed(options.members, 'or')} with a constant value.`,
          webhook.at,
        );
      }
      for (const value of values ?? []) {
        const other = owners.get(value);
        if (other) report(`The ${webhook.key} has the same type "${value}" as the ${other}.`, webhook.at);
        else owners.set(value, webhook.key);
      }
    }
  },
});

/** The values by which a webhook's payload can be known; undefined when nothing limits them. */
function typesOf(webhook: Exchange, members: readonly string[]): string[] | undefined {
  const schema = jsonContent(webhook.payload)?.schema;
  const property = members.map((member) => propertyOf(schema, member)).find((member) => member !== undefined);
  return property && target(property).enum?.map(String);
}
