import type { Exchange } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { defineRule } from '../../rule.js';
import { propertyNames } from '../../shape.js';
import { counted, listed } from '../../words.js';

type Style = 'domain-event' | 'cloudevents' | 'header-payload';

/** What each envelope cannot do without. */
const ENVELOPES: Readonly<Record<Style, readonly string[]>> = {
  'domain-event': ['eventId', 'eventType', 'eventVersion', 'occurredAt', 'data'],
  cloudevents: ['id', 'source', 'specversion', 'type'],
  'header-payload': ['message_id', 'timestamp', 'source', 'version', 'correlation_id'],
};

/** What else belongs to it; asked for by the option `complete`. */
const MORE: Readonly<Record<Style, readonly string[]>> = {
  'domain-event': ['aggregateId', 'aggregateType', 'causationId', 'correlationId', 'metadata'],
  cloudevents: ['datacontenttype', 'dataschema', 'subject', 'time'],
  'header-payload': [],
};

export default defineRule({
  id: 'events/envelope',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'asyncapi',
  options: { styles: ['domain-event', 'cloudevents', 'header-payload'] as Style[], complete: false },
  why: 'Routing, deduplication and tracing work on every event only when each carries its id, type and time in the same place.',
  fix: 'Wrap the payload in the envelope that the option `styles` names: a domain event, CloudEvents 1.0, or header and payload. The option `complete` asks for all of its members.',
  check(contract, { options, report }) {
    const events = contract.exchanges.filter(
      ({ direction, payload }) => direction !== 'received' && payload?.content.some(({ schema }) => schema),
    );
    reportLacking(events, (event) => nearest(event, options).missing.length > 0, {
      everywhere: (all) =>
        report(
          `No event has an envelope (${listed(options.styles, 'or')}; ${counted(all.length, 'event')}).`,
        ),
      here: (event) => {
        const { style, missing } = nearest(event, options);
        report(`The event "${event.name}" lacks ${listed(missing)} of the ${style} envelope.`, event.at);
      },
    });
  },
});

/** The envelope of which the event lacks least. */
function nearest(
  { headers, payload }: Exchange,
  { styles, complete }: { readonly styles: readonly Style[]; readonly complete: boolean },
): { style: Style; missing: readonly string[] } {
  // CloudEvents in binary mode puts its attributes into headers with a prefix.
  const names = [...propertyNames(headers), ...propertyNames(payload?.content[0]?.schema)];
  const present = new Set(names.map((name) => name.replace(/^ce[-_]/i, '').toLowerCase()));
  const candidates = styles.map((style) => ({
    style,
    missing: [...ENVELOPES[style], ...(complete ? MORE[style] : [])].filter(
      (name) => !present.has(name.toLowerCase()),
    ),
  }));
  return candidates.reduce((best, next) => (next.missing.length < best.missing.length ? next : best));
}
