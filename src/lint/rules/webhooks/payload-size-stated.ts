import { isObject, type Json } from '../../../kernel/json.js';
import type { Exchange } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'webhooks/payload-size-stated',
  severity: 'info',
  in: 'strict',
  given: 'contract',
  only: 'openapi',
  options: { maxBytes: 20_000 },
  why: 'Receivers stand behind gateways that cut off what is larger than they expect, and then the event is lost.',
  fix: 'State the largest payload, `x-delivery: { maxBytes: 20000 }`; send an id and let the receiver fetch what is larger.',
  check(contract, { options, report }) {
    const sized = contract.exchanges.filter(({ payload }) => payload);
    const sizeOf = (exchange: Exchange) => sizeIn(exchange) ?? sizeIn(exchange.item) ?? sizeIn(contract);
    reportLacking(sized, (exchange) => sizeOf(exchange) === undefined, {
      everywhere: (all) =>
        report(
          `No webhook or callback states how large its payload may be (${counted(all.length, 'delivery', 'deliveries')}).`,
        ),
      here: ({ key, at }) =>
        report(`The ${key} does not state how large its payload may be: x-delivery.maxBytes is wanted.`, at),
    });
    for (const exchange of sized) {
      const size = sizeOf(exchange) ?? 0;
      if (size > options.maxBytes)
        report(
          `The payload of the ${exchange.key} may have ${size} bytes; at most ${options.maxBytes} are wanted.`,
          exchange.at,
        );
    }
  },
});

function sizeIn(
  node: { readonly extensions: Readonly<Record<string, Json>> } | undefined,
): number | undefined {
  const delivery = node?.extensions['x-delivery'];
  const size = isObject(delivery) ? delivery.maxBytes : undefined;
  return typeof size === 'number' ? size : undefined;
}
