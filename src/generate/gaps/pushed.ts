import { count } from '../../kernel/result.js';
import type { Contract, Exchange } from '../../model/index.js';
import { heldAs, preferred } from '../rest/media.js';
import { type Gap, gap } from './gap.js';

/** What is pushed is for the one that calls, and for the one that is called, another target's. */
export function pushedApart({ exchanges, at }: Contract): Gap[] {
  const pushed = exchanges.filter(({ via }) => via !== 'message');
  const [first] = pushed;
  if (!first) return [];
  const what = count(pushed.length, 'webhook or callback', 'webhooks and callbacks');
  return [gap('generate/pushed-apart', at, { count: what })];
}

/** What the types of webhooks leave out. */
export function webhookGaps({ exchanges }: Contract): Gap[] {
  return exchanges.filter(({ via }) => via !== 'message').flatMap(pushGaps);
}

function pushGaps(exchange: Exchange): Gap[] {
  const { name: key, payload, parameters, at } = exchange;
  const content = payload && preferred(payload);
  const isRead = !content || ['json', 'any'].includes(heldAs(content.mediaType));
  const names = parameters.map(({ name }) => `\`${name}\``).join(', ');
  return [
    ...(isRead ? [] : [gap('generate/push-not-json', content.at, { key, mediaType: content.mediaType })]),
    ...(names === '' ? [] : [gap('generate/push-headers', at, { key, names })]),
    ...opaqueIn(exchange),
  ];
}

/** What is described in a language that is not read. */
export function opaqueGaps({ exchanges }: Contract): Gap[] {
  return exchanges.flatMap(opaqueIn);
}

function opaqueIn({ key, payload }: Exchange): Gap[] {
  return (payload?.content ?? []).flatMap(({ opaque }) =>
    opaque
      ? [gap('generate/schema-opaque', opaque.at, { what: 'The payload', key, format: opaque.format })]
      : [],
  );
}
